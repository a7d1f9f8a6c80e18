"""What can be mended without a human: findings and a document give edits, edits give a text. Nothing here reads or writes.

Imported only where something is to be mended, or a report tells editors how.
"""

from medad_lint.fixing.edits import applied, unified
from medad_lint.fixing.model import Edit, Fix
from medad_lint.fixing.plan import fixed, tidied

__all__ = ["Edit", "Fix", "applied", "fixed", "tidied", "unified"]
