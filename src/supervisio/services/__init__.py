"""One module a noun: the only place that joins domain, models, vault and journal."""
