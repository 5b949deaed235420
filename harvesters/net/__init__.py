"""HTTP as every harvester uses it: polite, patient, and closed to addresses that are nobody's business."""
