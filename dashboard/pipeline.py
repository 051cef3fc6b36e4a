"""The order of the stages: paths -> store. The writing half; `query` is the reading half."""

from __future__ import annotations
