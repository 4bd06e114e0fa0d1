-- Functions of the loader. Temporary: they live in a connection, never in a published file.
-- fold_text: the same rule as config.words.fold; a test holds the two together.
CREATE OR REPLACE TEMP MACRO fold_text(t) AS
    regexp_replace(strip_accents(lower(t)), '[\s_\-\x{2010}-\x{2015}\x{2212}]+', '', 'g');
