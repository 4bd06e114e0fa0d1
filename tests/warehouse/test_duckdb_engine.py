"""What only one engine knows: what each way of opening allows, and that nothing of the loader stays in a file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from config.settings import Settings
from warehouse.duckdb_engine import (
    checkpoint,
    create_view,
    in_release,
    insert_from_parquet,
    open_read_only,
    open_scratch_over,
    open_staging,
    write_parquet,
)

metadata = sa.MetaData()
fact = sa.Table("fact", metadata, sa.Column("name", sa.String), sa.Column("value", sa.Numeric(24, 6)))
figure = sa.Table("figure", metadata, sa.Column("name", sa.String))


@pytest.fixture
def release(tmp_path: Path, settings: Settings) -> Path:
    path = tmp_path / "release's.duckdb"
    engine = open_staging(path, settings)
    with engine.begin() as connection:
        metadata.create_all(connection)
        connection.execute(fact.insert(), [{"name": "å", "value": Decimal("0.1")}])
    with engine.connect() as connection:
        checkpoint(connection)
    engine.dispose()
    return path


def test_what_does_not_fit_in_memory_is_spilled(tmp_path: Path, settings: Settings) -> None:
    spill = tmp_path / "spill"
    spill.mkdir()
    engine = open_staging(None, replace(settings, memory_limit="80MB"), spill=spill)
    with engine.begin() as connection:
        numbers = sa.func.range(3_000_000).table_valued("range")
        text = sa.func.md5(sa.cast(numbers.c.range, sa.String)).label("text")
        kept = sa.select(text).select_from(numbers).into("kept", temporary=True)
        connection.execute(kept)
        assert connection.execute(sa.select(sa.func.count()).select_from(kept.table)).scalar_one() == 3_000_000
    engine.dispose()


def test_a_checkpointed_file_stands_alone(release: Path) -> None:
    assert [path.name for path in release.parent.iterdir()] == [release.name]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO fact VALUES ('b', 1)",
        "CREATE TABLE other (a INTEGER)",
        "COPY fact TO 'stolen.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
        "SET memory_limit = '1GB'",
    ],
)
def test_a_reader_can_only_read(release: Path, statement: str) -> None:
    engine = open_read_only(release)
    with engine.connect() as connection, pytest.raises(sa.exc.DBAPIError):
        connection.exec_driver_sql(statement)
    engine.dispose()


def test_readers_of_one_file_share_it(release: Path) -> None:
    engine = open_read_only(release)
    with engine.connect() as one, engine.connect() as other:
        query = sa.select(fact.c.value)
        assert one.execute(query).scalar() == other.execute(query).scalar() == Decimal("0.1")
    engine.dispose()


def test_a_scratch_memory_reads_the_release_and_writes_beside_it(release: Path, settings: Settings) -> None:
    before = release.read_bytes()
    engine = open_scratch_over(release, settings)
    with engine.begin() as connection:
        figure.create(connection)
        names = sa.select(in_release(fact).c.name)
        connection.execute(figure.insert().from_select(["name"], names))
        create_view(connection, "seen", names)
        assert connection.execute(sa.select(figure.c.name)).scalars().all() == ["å"]
        with pytest.raises(sa.exc.DBAPIError):
            connection.exec_driver_sql("COPY figure TO 'stolen.csv'")
    with engine.connect() as one, engine.connect() as other:
        assert [each.exec_driver_sql("SELECT name FROM seen").scalar() for each in (one, other)] == ["å", "å"]
    engine.dispose()
    assert release.read_bytes() == before


def test_the_functions_of_the_loader_are_in_no_file(release: Path) -> None:
    engine = open_read_only(release)
    with engine.connect() as connection:
        kept = "SELECT count(*) FROM duckdb_functions() WHERE function_name = 'cell_text' AND database_name <> 'temp'"
        assert connection.exec_driver_sql(kept).scalar() == 0
        assert connection.execute(sa.select(sa.func.cell_text(" å "))).scalar() == "å"
    engine.dispose()


def test_a_cell_is_read_without_a_join_so_that_rows_keep_their_order(release: Path) -> None:
    engine = open_read_only(release)
    with engine.connect() as connection:
        plan = str(connection.exec_driver_sql("EXPLAIN SELECT cell_text(sku) FROM (VALUES ('a')) AS t (sku)").all())
        assert "PROJECTION" in plan
        assert "JOIN" not in plan
    engine.dispose()


def test_rows_survive_a_parquet_file_exactly(tmp_path: Path, release: Path, settings: Settings) -> None:
    engine = open_staging(release, settings)
    path = tmp_path / "row's.parquet"
    with engine.begin() as connection:
        write_parquet(connection, sa.select(fact).where(fact.c.name == "å"), path)
        insert_from_parquet(connection, fact, [path])
        insert_from_parquet(connection, fact, [])
        rows = connection.execute(sa.select(fact)).all()
    engine.dispose()
    assert [tuple(row) for row in rows] == [("å", Decimal("0.1"))] * 2


def test_an_error_never_shows_the_values_of_a_statement(settings: Settings) -> None:
    engine = open_staging(None, settings)
    with engine.connect() as connection, pytest.raises(sa.exc.DBAPIError) as failed:
        connection.execute(sa.text("SELECT * FROM nowhere WHERE name = :name"), {"name": "811228-9874"})
    engine.dispose()
    assert "811228" not in str(failed.value)
