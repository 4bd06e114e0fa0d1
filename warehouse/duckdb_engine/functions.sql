-- Functions of the loader: how a cell becomes a word, a number, a date, a number of an organisation (docs/leveranser.md).
-- Temporary: they live in a connection, never in a published file. Plain shapes are tested first: most cells have them.
-- Class \s below is ASCII white space; U+00A0 and U+202F are the two no-break spaces; U+2060 marks a native number.

-- The rule of config.words.fold; a test holds the two together.
CREATE OR REPLACE TEMP MACRO fold_text(t) AS
    regexp_replace(strip_accents(lower(t)), '[\s\x{a0}\x{202f}_\-\x{2010}-\x{2015}\x{2212}]+', '', 'g');

-- The text of a cell without white space around it. Few cells need trimming: they are found first.
CREATE OR REPLACE TEMP MACRO needs_trimming(t) AS
    t > '' AND (t < '!' OR ends_with(t, ' ') OR ends_with(t, chr(9)) OR ends_with(t, chr(10)) OR ends_with(t, chr(13))
                OR strlen(t) <> length(t) AND (contains(t, chr(160)) OR contains(t, chr(8239))));
CREATE OR REPLACE TEMP MACRO trimmed_cell(t) AS
    CASE WHEN needs_trimming(t)
         THEN trim(t, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(8239)) ELSE t END;

-- NULL for a trimmed cell that says that nothing is known; few cells begin as the words for it do. No list is longer
-- than four: the engine makes a join of a longer one, and rows that are read through a join lose their order.
CREATE OR REPLACE TEMP MACRO cell_or_missing(t) AS
    CASE WHEN t IN ('', '-') OR t BETWEEN 'N' AND 'v' AND strlen(t) IN (3, 4, 14)
              AND lower(t) IN ('n.a.', 'n/a', 'none', 'uppgift saknas') THEN NULL ELSE t END;
CREATE OR REPLACE TEMP MACRO cell_text(t) AS cell_or_missing(trimmed_cell(t));

CREATE OR REPLACE TEMP MACRO is_native(t) AS contains(t, chr(8288));
CREATE OR REPLACE TEMP MACRO without_mark(t) AS CASE WHEN is_native(t) THEN replace(t, chr(8288), '') ELSE t END;

-- A number's cell with one kind of minus and space, without currency.
CREATE OR REPLACE TEMP MACRO number_cell(t) AS
    CASE WHEN regexp_full_match(t, '-?[0-9]+([.,][0-9]+)?') THEN t
         ELSE regexp_replace(
             replace(replace(replace(without_mark(t), chr(8722), '-'), chr(160), ' '), chr(8239), ' '),
             '(?i) ?(kr|sek)$', '') END;

-- The same for shares, where a per cent sign says nothing new.
CREATE OR REPLACE TEMP MACRO share_cell(t) AS
    CASE WHEN ends_with(t, '%') THEN number_cell(regexp_replace(t, '[ \x{a0}\x{202f}]?%$', '')) ELSE number_cell(t) END;

CREATE OR REPLACE TEMP MACRO is_two_ways(n) AS regexp_full_match(n, '-?[1-9][0-9]{0,2}[.,][0-9]{3}');

-- Cells that can only be read with a decimal comma, and only with a decimal point.
CREATE OR REPLACE TEMP MACRO shows_comma(n) AS
    NOT is_two_ways(n) AND regexp_full_match(n,
        '-?[0-9]+,[0-9]+|-?[1-9][0-9]{0,2}( [0-9]{3})+,[0-9]+|-?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+|\.[0-9]{3})');
CREATE OR REPLACE TEMP MACRO shows_point(n) AS
    NOT is_two_ways(n) AND regexp_full_match(n, '-?[0-9]+\.[0-9]+');

-- A number's cell as plain digits with a decimal point, NULL where it is no number. `comma`: the column's other cells
-- settle that the decimal sign is a comma (true) or a point (false); NULL = they do not.
CREATE OR REPLACE TEMP MACRO number_text(n, native, comma) AS
    CASE WHEN regexp_full_match(n, '-?[0-9]+') THEN n
         WHEN is_two_ways(n) THEN
             CASE WHEN native THEN n
                  WHEN comma IS NULL THEN NULL
                  WHEN contains(n, ',') = comma THEN replace(n, ',', '.')
                  ELSE replace(replace(n, ',', ''), '.', '') END
         WHEN regexp_full_match(n, '-?[0-9]+[.,][0-9]+') THEN replace(n, ',', '.')
         WHEN regexp_full_match(n, '-?[1-9][0-9]{0,2}( [0-9]{3})+(,[0-9]+)?|-?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?')
         THEN replace(replace(replace(n, ' ', ''), '.', ''), ',', '.') END;

-- More decimals than the column keeps.
CREATE OR REPLACE TEMP MACRO is_too_fine(n, scale) AS
    contains(n, '.') AND length(rtrim(n, '0')) - instr(n, '.') > scale;

-- Numbers of up to 18 digits are read with 64 bits: reading text as a wider DECIMAL is forty times slower.
CREATE OR REPLACE TEMP MACRO money_value(n) AS try_cast(n AS DECIMAL(18, 2));
CREATE OR REPLACE TEMP MACRO plain_value(n) AS
    CASE WHEN length(n) <= 12 THEN CAST(try_cast(n AS DECIMAL(18, 6)) AS DECIMAL(24, 6))
         ELSE try_cast(n AS DECIMAL(24, 6)) END;
CREATE OR REPLACE TEMP MACRO share_value(n) AS try_cast(n AS DECIMAL(9, 4));
CREATE OR REPLACE TEMP MACRO rate_value(n) AS try_cast(n AS DECIMAL(12, 10));

-- A date as the engine itself writes it: reading and writing it again is faster than a pattern, and as strict.
CREATE OR REPLACE TEMP MACRO is_plain_date(t) AS
    CAST(try_cast(t AS DATE) AS VARCHAR) = t AND t >= '1' AND t < ':' AND strlen(t) = 10;
CREATE OR REPLACE TEMP MACRO date_value(t) AS
    CASE WHEN t IS NULL THEN NULL
         WHEN is_plain_date(t) THEN try_cast(t AS DATE)
         WHEN regexp_full_match(t, '[1-9]\d{7}')
         THEN try_cast(left(t, 4) || '-' || substr(t, 5, 2) || '-' || right(t, 2) AS DATE)
         WHEN regexp_full_match(t, '\d{2}/\d{2}/[1-9]\d{3}')
         THEN try_cast(right(t, 4) || '-' || substr(t, 4, 2) || '-' || left(t, 2) AS DATE)
         WHEN regexp_full_match(t, '[1-9]\d{3}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}')
         THEN CAST(try_cast(t AS TIMESTAMP) AS DATE)
         WHEN regexp_full_match(t, '[1-9]\d{7}\x{2060}')
         THEN try_cast(left(t, 4) || '-' || substr(t, 5, 2) || '-' || substr(t, 7, 2) AS DATE) END;

-- Ten digits of an organisation, personal or co-ordination number; NULL where the cell has no such form.
CREATE OR REPLACE TEMP MACRO number_signs(t) AS
    upper(regexp_replace(t, '[\s\x{a0}\x{202f}\x{2060}+\-\x{2010}-\x{2015}\x{2212}]+', '', 'g'));
CREATE OR REPLACE TEMP MACRO ten_digits(s) AS
    CASE WHEN regexp_full_match(s, '\d{10}') THEN s
         WHEN regexp_full_match(s, '16\d{10}|(18|19|20)\d{2}[01]\d{7}') THEN right(s, 10)
         WHEN regexp_full_match(s, 'SE\d{10}01') THEN substr(s, 3, 10) END;
CREATE OR REPLACE TEMP MACRO organisation_digits(t) AS
    CASE WHEN regexp_full_match(t, '\d{10}') THEN t
         WHEN regexp_full_match(t, '\d{6}-\d{4}') THEN left(t, 6) || right(t, 4)
         ELSE ten_digits(number_signs(t)) END;

CREATE OR REPLACE TEMP MACRO doubled(n, power) AS (n // power % 10) * 2 // 10 + (n // power % 10) * 2 % 10;
CREATE OR REPLACE TEMP MACRO luhn_sum(n) AS
    doubled(n, 1000000000) + n // 100000000 % 10 + doubled(n, 10000000) + n // 1000000 % 10 + doubled(n, 100000)
    + n // 10000 % 10 + doubled(n, 1000) + n // 100 % 10 + doubled(n, 10) + n % 10;

-- Year 20yy: leap wherever 19yy is, and the century is not in the ten digits. A co-ordination number has day + 60.
CREATE OR REPLACE TEMP MACRO birth_day(d) AS
    CASE WHEN substr(d, 5, 1) >= '6' THEN CAST(CAST(substr(d, 5, 1) AS INTEGER) - 6 AS VARCHAR) || substr(d, 6, 1)
         ELSE substr(d, 5, 2) END;

-- 'legal' (third digit 2 or more), 'person' (a date), or NULL: not a number at all. `d` = organisation_digits.
CREATE OR REPLACE TEMP MACRO number_holder(d) AS
    CASE WHEN luhn_sum(CAST(d AS BIGINT)) % 10 <> 0 THEN NULL
         WHEN substr(d, 3, 1) >= '2' THEN 'legal'
         WHEN try_cast('20' || left(d, 2) || '-' || substr(d, 3, 2) || '-' || birth_day(d) AS DATE) IS NOT NULL
         THEN 'person' END;

-- Keyed HMAC-SHA256 (RFC 2104) of the ten digits, its first half as a UUID; see hold_key in duckdb_engine.py.
CREATE OR REPLACE TEMP MACRO enterprise_pseudonym(d) AS
    CAST(left(sha256(getvariable('outer_pad') || unhex(sha256(getvariable('inner_pad') || encode(d)))), 32) AS UUID);

-- Text for a reader: whatever looks like a personal or organisation number, or an e-mail address, is hidden,
-- or a telephone number (+ and nine digits or more; an area code and at least five more, not inside a date).
CREATE OR REPLACE TEMP MACRO without_telephone(t) AS
    regexp_replace(regexp_replace(t, '(\+|\b00)[1-9]([ \x{a0}()/\-\x{2010}-\x{2015}]{0,2}\d){8,13}', '•••-•••', 'g'),
        '(^|[^\d\-\x{2010}-\x{2015}.,])0[1-9]\d{0,2}[ \x{a0}/\-\x{2010}-\x{2015}]{0,3}\d{2,3}[ \x{a0}\-]?\d{2}[ \x{a0}\-]?\d{2,4}',
        '\1•••-•••', 'g');
CREATE OR REPLACE TEMP MACRO without_address(t) AS regexp_replace(t, '[^\s@;,<>]+@[^\s@;,<>]+', '•••@•••', 'g');

-- Runs of ten digits and more, one sign at most between two of them, and every ten digits in a row of `s`, digits alone.
CREATE OR REPLACE TEMP MACRO digit_run() AS '\d([-+ \x{a0}\x{2010}-\x{2015}]?\d){9,}';
CREATE OR REPLACE TEMP MACRO digit_runs(t) AS regexp_extract_all(t, digit_run());
CREATE OR REPLACE TEMP MACRO digits_of(t) AS regexp_replace(t, '\D', '', 'g');
CREATE OR REPLACE TEMP MACRO tens_of(s) AS list_transform(range(1, length(s) - 8), lambda i: substr(s, i, 10));
CREATE OR REPLACE TEMP MACRO holds_person(s) AS
    len(list_filter(tens_of(s), lambda d: coalesce(number_holder(d), '') = 'person')) > 0;

-- The number of a case that is written as a personal number is: ten or twelve digits alone, or six, a sign and four.
CREATE OR REPLACE TEMP MACRO reads_as_person(t) AS
    CASE WHEN strlen(t) < 10 THEN false
         ELSE coalesce(number_holder(ten_digits(number_signs(t))), '') = 'person'
           OR len(list_filter(regexp_extract_all(t, '\d{6}[-+\x{2010}-\x{2015}]\d{4}'),
                              lambda r: coalesce(number_holder(digits_of(r)), '') = 'person')) > 0 END;

-- A personal number is hidden however it is spaced, with the digits around it.
CREATE OR REPLACE TEMP MACRO without_person(t) AS
    CASE WHEN len(list_filter(digit_runs(t), lambda r: holds_person(digits_of(r)))) > 0
         THEN regexp_replace(t, digit_run(), '••••••-••••', 'g') ELSE t END;

-- A piece with ten digits as a number is written, with the digits around it.
CREATE OR REPLACE TEMP MACRO number_piece() AS '\d*\d{6}[-+ \x{a0}\x{2010}-\x{2015}]?\d{4}\d*';
CREATE OR REPLACE TEMP MACRO without_personal_data(t) AS
    without_telephone(without_address(
        regexp_replace(without_person(t), number_piece(), '••••••-••••', 'g')));
CREATE OR REPLACE TEMP MACRO masked_text(t) AS left(without_personal_data(without_mark(t)), 200);

-- The same for a cell that should hold a number, a day or a code: digits that cannot be the number of a person or an
-- organisation are quoted as they stand. `s` = the digits alone of one piece of the cell that has ten or more.
CREATE OR REPLACE TEMP MACRO number_pieces(t) AS regexp_extract_all(t, number_piece());
CREATE OR REPLACE TEMP MACRO holds_day(s) AS
    len(list_filter(tens_of(s), lambda d: substr(d, 3, 2) BETWEEN '01' AND '12' AND birth_day(d) BETWEEN '01' AND '31')) > 0;
CREATE OR REPLACE TEMP MACRO may_be_legal(s) AS
    regexp_full_match(s, '\d{2}[2-9]\d{7}|(16|18|19|20)\d{2}[2-9]\d{7}|\d{2}[2-9]\d{7}01');
-- Fifteen digits in a row and more are no number of anybody, unless a whole one stands in them, its check digit right.
CREATE OR REPLACE TEMP MACRO may_be_somebody(piece, s) AS
    (length(s) < length(piece) OR length(s) < 15) AND (holds_day(s) OR may_be_legal(s));
CREATE OR REPLACE TEMP MACRO masked_cell(t) AS
    CASE WHEN without_person(t) <> t OR len(list_filter(number_pieces(t), lambda p: may_be_somebody(p, digits_of(p)))) > 0
         THEN masked_text(t) ELSE left(without_telephone(without_address(without_mark(t))), 200) END;

CREATE OR REPLACE TEMP MACRO word_likeness(a, b) AS jaro_winkler_similarity(a, b);
