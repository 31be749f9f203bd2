"""Words with provenance: read strictly from YAML, inflected, checked, and turned into what folding needs."""
