"""What becomes of findings: allowed ones, overlapping ones, their order and fingerprints, and what fails a run."""

from medad_lint.policy.settle import fails, settle

__all__ = ["fails", "settle"]
