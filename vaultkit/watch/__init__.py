"""Watch: a vault that changes goes in, a build whenever it came to rest goes out, again and again, until it is told to
stop."""
