"""Any order of readings, through any of several connections: every connection sees the same sound ledger."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reportedly.store import Added, ClaimFilter, open_ledger

from .readings import make_many, make_reading

TEXTS = make_many(3, claims=2)


class Ledgers(RuleBasedStateMachine):
    """Two writers and a reader over one file, against what `add` promised."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "ledger.db"
        self.writers = [open_ledger(path), open_ledger(path)]
        self.reader = open_ledger(path, read_only=True)
        self.kept: dict[str, object] = {}

    def teardown(self) -> None:
        for ledger in (*self.writers, self.reader):
            ledger.close()
        self.folder.cleanup()

    @rule(
        writer=st.integers(0, 1),
        published=st.sampled_from([None, "2024-04-10", "2024-04-11"]),
        outlet=st.sampled_from([None, "Selby Post", "Gazette"]),
        path=st.sampled_from([None, "<stdin>", "a.txt", "b.txt"]),
        url=st.sampled_from([None, "https://a.example/1"]),
        version=st.integers(1, 3),
    )
    def add(self, writer, published, outlet, path, url, version):
        reading = make_reading(published=published, outlet=outlet, path=path, url=url)
        self.settle(reading, self.writers[writer].add(reading, version=version))
        again = self.writers[1 - writer].add(reading, version=version)
        assert again is Added.UNCHANGED, "what was just said is known"

    @rule(writer=st.integers(0, 1), which=st.integers(0, 2))
    def add_another(self, writer, which):
        self.settle(TEXTS[which], self.writers[writer].add(TEXTS[which]))

    def settle(self, reading, added):
        report_id = reading.report.id
        assert (added is Added.NEW) == (report_id not in self.kept)
        if added in (Added.NEW, Added.REPLACED):
            self.kept[report_id] = reading

    @rule(writer=st.integers(0, 1))
    def reopen(self, writer):
        self.writers[writer].close()
        self.writers[writer] = open_ledger(self.reader.path)

    @precondition(lambda self: self.kept)
    @invariant()
    def all_see_what_was_kept(self):
        for ledger in (*self.writers, self.reader):
            assert {r.report.id: r for r in ledger.readings()} == self.kept
        counts = self.reader.counts()
        claims = sum(len(r.claims) for r in self.kept.values())
        assert (counts.reports, counts.claims) == (len(self.kept), claims)
        assert self.reader.count_claims(ClaimFilter(text="sailors")) == (make_reading().report.id in self.kept)
        assert self.writers[0].check() == []


Ledgers.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestLedgers = Ledgers.TestCase
