"""One module a task of the public scorer: `predict(docs)` yields a prediction for each document."""

TASKS = ("attribution", "time", "quantity", "place", "certainty", "stories")
