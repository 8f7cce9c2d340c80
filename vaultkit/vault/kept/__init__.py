"""Kept: what one command leaves for the next, outside of the vault and for this user alone; it may be thrown away at
any time."""
