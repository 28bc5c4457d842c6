"""Our own example stories and passages, what a careful reader records of them, and how a reading is held against it."""
