"""Safe fixes: rewrites of listings that take something away or make it plain, and add nothing."""
