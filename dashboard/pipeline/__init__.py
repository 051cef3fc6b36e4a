"""The order of the stages: paths -> store. The writing half; `query` is the reading half.

    read (bytes -> Document) -> clean (blocks get roles) -> dateline (when it speaks) -> dates -> figures -> places
    -> quotes -> events -> geocode -> merge -> store

`extract` is one document through all stages up to the mentions. `pipeline.ingest` takes folders through it, in
parallel, into a store, and derives events and claims there.
"""

from dashboard.pipeline.stages import KINDS, extract, kinds

__all__ = ["KINDS", "extract", "kinds"]
