"""The parts of the gazetteer build."""
