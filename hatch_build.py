"""Compiles the rulebook when a wheel is built, so that no YAML is read where the program runs."""

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RulebookHook(BuildHookInterface[Any]):
    """Adds `medad_lint/rules/compiled.book` to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it packs; an editable install compiles at first use instead."""
        if version == "editable":
            build_data["force_include"].clear()
            return
        sys.path.insert(0, self.root)
        from medad_lint.rulebook.store import COMPILED, compile_folders

        data = compile_folders([os.path.join(self.root, "rules")])
        path = os.path.join(tempfile.mkdtemp(), COMPILED)
        with open(path, "wb") as file:
            file.write(data)
        build_data["force_include"][path] = f"medad_lint/rules/{COMPILED}"
