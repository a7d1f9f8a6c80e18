"""Every numbered form of the survey has a test that bears its number, or a reason why not."""

import re
from pathlib import Path

from tests.trust import test_data_forms, test_date_forms, test_people_forms, test_source_forms

# forms that cannot be read from a file as it lies: scripts and templates of a site's engine are not run
WHY_NOT = {
    77: "список показывает скрипт по щелчку: скрипты не исполняются",
    78: "поле движка, страница показывает его обычным списком (форма 73)",
    106: "массив PHP становится JSON-LD только на сервере",
}


def test_each_of_the_110_forms_is_accounted_for() -> None:
    modules = (test_people_forms, test_date_forms, test_source_forms, test_data_forms)
    tested = {
        number
        for module in modules
        for table in ("FORMS", "LISTS", "ITEMS")
        for number in getattr(module, table, {})
        if isinstance(number, int)
    }
    for module in modules:
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        tested |= {int(number) for number in re.findall(r"def test_row_(\d{3})", source)}
    assert tested | set(WHY_NOT) == set(range(1, 111))
    assert not tested & set(WHY_NOT)
