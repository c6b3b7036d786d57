"""What the rules said, in their versions as of the day, and how it was weighed, item by item."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from supervisio import instrument
from supervisio.document.content import Block, Column, Entry, Fact, Lines, Mark, Table, Text, facts, tables
from supervisio.domain.hidden import LEFT_OUT, Hidden
from supervisio.domain.ruling import Ruling
from supervisio.domain.weighing import WeighingResult
from supervisio.errors import InvalidValueError
from supervisio.instrument.items import AMOUNT, DAY, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.document.parts.desk import Desk
    from supervisio.domain.records import EvaluationRecord
    from supervisio.domain.ruling import RuleOutcome
    from supervisio.instrument import Instrument, Item

_TOLD_ELSEWHERE = ("weighing", "ruling", "answers", "circumstances")


def rules(desk: Desk) -> Iterator[Block]:
    """Write what the rules said for each evaluation: every rule that spoke, with edition, version and confidence."""
    for evaluation in desk.evaluations:
        ruling = evaluation.ruling
        if isinstance(ruling, Ruling):
            leading = ruling.leading
            yield Entry(
                noun="ruling",
                title=f"On {ruling.as_of}: {ruling.state.label.lower()}",
                facts=facts(
                    Fact("evaluation_id", "For", desk.link(evaluation.id)),
                    Fact("as_of", "As of", ruling.as_of),
                    Fact("state", "Together", ruling.state),
                    Fact("until", "Last day of the prohibition", ruling.until),
                    Fact("earliest_date", "First day that no rule prohibits by date", ruling.earliest_date),
                    Fact("leading", "Leading rule", None if leading is None else leading.rule),
                    Fact("known", "Rules of a body that binds are known", ruling.known),
                    Fact("gaps", "Not known", tuple(f"{gap.code.label} {gap.about}".strip() for gap in ruling.gaps)),
                    Fact("remains_required", "Still required, or to be looked at", ruling.remains_required),
                ),
                below=(
                    *(_outcome(one, is_leading=one is leading) for one in ruling.outcomes),
                    *(_outcome(one, is_leading=False) for one in ruling.bars),
                    Lines(name="explain", caption="In plain lines", lines=tuple(ruling.explain().splitlines())),
                ),
            )


def _outcome(outcome: RuleOutcome, *, is_leading: bool) -> Entry:
    marks = [Mark("leading", "Leads: the strictest of those that bind")] if is_leading else []
    if not outcome.binding:
        marks.append(Mark("not_binding", "Only warns: it does not bind here"))
    marks += [Mark(str(one), one.definition or one.label) for one in outcome.warnings]
    return Entry(
        noun="rule",
        title=f"{outcome.citation} ({outcome.edition})",
        marks=tuple(marks),
        facts=facts(
            Fact("says", "Says", outcome.says),
            Fact("state", "On that day", outcome.state),
            Fact("effect", "What it does", outcome.effect),
            Fact("until", "Until, that day included", outcome.until),
            Fact("interval", "Calendar years", outcome.interval),
            Fact("counted_from", "Counted from", outcome.counted_from),
            Fact("counted_on", "That is", outcome.counted_on),
            Fact("then", "After that", outcome.then),
            Fact("requires", "Requires", outcome.requires),
            Fact("factors", "To be looked at", outcome.factors),
            Fact("bars", "Accepting bars", outcome.bars),
            Fact("unknown", "Not known", outcome.unknown),
            Fact("body", "Body", outcome.body),
            Fact("rule", "Rule", outcome.rule),
            Fact("version", "Version", outcome.version),
            Fact("confidence", "How far it is known", outcome.confidence),
        ),
    )


def evaluation(desk: Desk) -> Iterator[Block]:
    """Write each evaluation: its result with reasons and risk, and the answers where they are disclosed."""
    for one in desk.evaluations:
        concern = desk.link(one.concern_id)
        yield desk.entry(
            one,
            leaving=_TOLD_ELSEWHERE,
            first=() if concern is None else (Fact("concern_id", "Of", concern),),
            last=(*_weighing(one), *_circumstances(desk, one)),
            below=tuple(_below(one)),
        )


def _weighing(evaluation: EvaluationRecord) -> tuple[Fact, ...]:
    weighing = evaluation.weighing
    if not isinstance(weighing, WeighingResult):
        return ()
    return facts(
        Fact("reasons", "Reasons, the deciding one first", weighing.reasons),
        Fact("findings", "Speaks against it", weighing.findings),
        Fact("risk_reasons", "Reasons for the risk", weighing.risk_reasons),
        Fact("needs_second_opinion", "Needs a second opinion", weighing.needs_second_opinion),
        Fact("repair_plan_needed", "Something to make good", weighing.repair_plan_needed),
        Fact("consider_referral", "Referral to be considered", weighing.consider_referral),
        Fact("unknown", "Left open by", weighing.unknown),
        Fact("rules", "Rules that spoke", weighing.rules),
    )


def _circumstances(desk: Desk, evaluation: EvaluationRecord) -> tuple[Fact, ...]:
    fact = desk.fact(evaluation, "circumstances")
    if fact is None or not isinstance(fact.value, Mapping):
        return () if fact is None else (fact,)
    return (Fact(fact.name, fact.label, fact.value),)


def _below(evaluation: EvaluationRecord) -> Iterator[Block]:
    if isinstance(evaluation.weighing, WeighingResult):
        lines = tuple(evaluation.weighing.explain().splitlines())
        yield Lines(name="explain", caption="In plain lines", lines=lines)
    answers = evaluation.answers
    if answers is LEFT_OUT or answers is None:
        return
    if isinstance(answers, Hidden):
        yield Entry(noun="answers", title="Answers, item by item", facts=(Fact("answers", "Answers", Text(answers)),))
    else:
        yield from tables(_answered(evaluation.instrument, answers))


_ANSWERS = (
    Column("asked", "What was asked"),
    Column("answer", "Answer"),
    Column("source", "Source of the item"),
    Column("item", "", joins=True),
)


def _answered(number: Any, answers: Mapping[str, Any]) -> Iterator[Table]:
    form = _form(number)
    items = () if form is None else tuple(item for item in form.items if item.id in answers)
    for section in () if form is None else form.sections:
        rows = tuple(
            (item.text, _answer(item, answers[item.id]), item.source, item.id)
            for item in items
            if item.section == section.code
        )
        yield _answers(f"Answers: {section.code}. {section.title}", rows)
    # Of an instrument that this version does not have: as they are kept.
    known = {item.id for item in items}
    others = ((None, Text(str(answer)), None, item_id) for item_id, answer in answers.items() if item_id not in known)
    yield _answers("Other answers", tuple(others))


def _answers(caption: str, rows: tuple[tuple[Any, ...], ...]) -> Table:
    return Table(name="answers", caption=caption, columns=_ANSWERS, rows=rows)


def _form(number: Any) -> Instrument | None:
    try:
        return instrument.version(number)
    except InvalidValueError:
        return None


def _answer(item: Item, answer: Any) -> Any:
    if item.type == TEXT:
        return Text(answer)
    if item.type == AMOUNT:
        return str(answer)
    if item.type == DAY and answer != item.unknown:
        return date.fromisoformat(answer)
    chosen = item.chosen({item.id: answer})
    return tuple(option.label for option in chosen) or ("none of them",)
