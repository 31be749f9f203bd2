"""What a clause reads like: a claim of some topic, by wording learned from labelled texts, where no list has the words.

A linear model over runs of characters, one for each language (`zh.bin`, `en.bin`; made by `python -m benchmarks.wording`
from `fixtures/wording/`, which also says how good it is). It knows nothing of law: rules of kind `wording` decide where
its answer counts, what clears it and which article it stands under.
"""
