"""vaultkit: a vault of plain Markdown notes about people and events goes in, review pages and reconnection lists come
out."""
