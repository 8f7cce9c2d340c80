"""What exists: frozen values that every other room speaks in. Nothing goes in; imports nothing of vaultkit."""
