"""The files of one call, and every file kept before, parsed side by side."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from config.errors import DeliveryError
from config.model import Programme
from config.settings import Settings
from etl.files import delivered_files, passed_over
from etl.parse import ParsedDelivery, is_kept, parse_delivery
from etl.read.refusal import Refuse
from etl.steps import Step, Tell
from warehouse.personal_number import without_personal_numbers
from warehouse.store import Receipt, cache_folder, is_ahead, original_path, receipt_of, receipts

SIDE_BY_SIDE = 2
"""Files parsed at once: they know nothing of each other, and the engine leaves a core idle between its statements."""


@dataclass(frozen=True)
class Batch:
    """The files of one call: those that can be read, parsed, and those that were refused."""

    paths: dict[str, Path]  # delivery id → where the sender put the file
    parsed: tuple[ParsedDelivery, ...]
    refused: tuple[DeliveryError, ...]


@dataclass(frozen=True)
class Reader:
    """Parses the files of one call: where parsed files are kept, and the one key of the pseudonyms."""

    settings: Settings
    programme: Programme
    received_on: date
    key: bytes
    cache_dir: Path
    tell: Tell

    def read(self, receipt: Receipt, path: Path) -> ParsedDelivery:
        """The parsed file, as a load left it where one did. Raises DeliveryError where it cannot be read."""
        programme, loaded = self.programme, cache_folder(self.settings.data_dir)
        is_loaded = is_kept(receipt, programme=programme, key=self.key, cache_dir=loaded)
        cache_dir = loaded if is_loaded else self.cache_dir
        return parse_delivery(
            receipt, path, programme=programme, key=self.key, cache_dir=cache_dir, settings=self.settings
        )

    def read_batch(self, paths: Sequence[Path]) -> Batch:
        """Parse the files; a refused file does not stop the others. Raises DeliveryError when all are refused."""
        files = delivered_files(paths)
        for name in passed_over(paths):
            self.tell(Step("passed_over", without_personal_numbers(name)))
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            outcomes = [*pool.map(self._try, files)]
        parsed = {item.receipt.delivery_id: item for item in outcomes if isinstance(item, ParsedDelivery)}
        refused = tuple(item for item in outcomes if isinstance(item, DeliveryError))
        if not parsed:
            raise _all_refused(refused)
        pairs = zip(outcomes, files, strict=True)
        places = {item.receipt.delivery_id: file for item, file in pairs if isinstance(item, ParsedDelivery)}
        return Batch(places, tuple(parsed.values()), refused)

    def _try(self, path: Path) -> ParsedDelivery | DeliveryError:
        shown = without_personal_numbers(path.name)
        self.tell(Step("read", shown))
        try:
            if shown != path.name:
                raise Refuse(self.programme, shown)("F14", "ett nummer med födelsedag och rätt kontrollsiffra")
            receipt = receipt_of(path, data_dir=self.settings.data_dir, received_on=self.received_on)
            if is_ahead(receipt):
                days = f"{receipt.known_on}, mottagen {receipt.received_on}"
                raise Refuse(self.programme, receipt.file_name)("F13", days)
            return self.read(receipt, path)
        except DeliveryError as error:
            return error

    def with_kept(self, batch: Batch) -> tuple[ParsedDelivery, ...]:
        """The batch and every delivery kept before, in an order that has nothing to do with theirs."""
        data_dir = self.settings.data_dir
        others = [receipt for receipt in receipts(data_dir) if receipt.delivery_id not in batch.paths]
        earlier = [receipt for receipt in others if not is_ahead(receipt)]
        if earlier:
            self.tell(Step("earlier", str(len(earlier))))
        if len(earlier) < len(others):  # kept before such files were refused
            self.tell(Step("ahead", str(len(others) - len(earlier))))
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            kept = [*pool.map(lambda receipt: self.read(receipt, original_path(receipt, data_dir)), earlier)]
        return tuple(sorted((*batch.parsed, *kept), key=lambda item: item.receipt.delivery_id))


def _all_refused(refused: Sequence[DeliveryError]) -> DeliveryError:
    if len(refused) == 1:
        return refused[0]
    return DeliveryError(
        where=f"{len(refused)} filer",
        found="\n  ".join(["ingen av dem går att läsa:", *map(str, refused)]),
        expected="minst en läsbar leverans",
        todo="Rätta filerna och läs in dem igen.",
    )
