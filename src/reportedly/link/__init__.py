"""3. Claims of many reports to stories, slots and pairs."""
