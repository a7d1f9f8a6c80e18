"""What becomes of findings: allowed ones, overlapping ones, their order and fingerprints, and what fails a run."""

from medad_lint.policy.settle import Settled, block_of, fails, settle

__all__ = ["Settled", "block_of", "fails", "settle"]
