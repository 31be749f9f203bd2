"""The price referee: whether a promotion stands under the law of its place, and which price points decide."""
