"""Figures of one measure, subject, partner and period, told once; and claims that cannot all be true."""

from dashboard.merge.claims.consistency import Finding, consistency
from dashboard.merge.claims.fold import merge_claims

__all__ = ["Finding", "consistency", "merge_claims"]
"""`merge_claims` folds figure mentions, `consistency` compares the claims with each other."""
