"""The engine put together: listings in, findings out. Pure; everything else calls this."""
