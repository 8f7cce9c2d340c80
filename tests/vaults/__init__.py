"""Vaults to test on: a document, files by path, or pieces of notes come in; an Index or a folder on the disk comes out.

No test makes an index by hand: what the index room would never make proves nothing."""
