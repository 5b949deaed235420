"""What `haimu validate` finds, record by record, and the reports of it."""
