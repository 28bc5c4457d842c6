"""How likely two figures, or two claims, answer one question: learned from written stories (`training.pairing`)."""
