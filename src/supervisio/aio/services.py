"""The services by noun, lifted. What each call does is said where the call is written."""

from __future__ import annotations

from supervisio.aio.lifting import AsyncService, lifted
from supervisio.services.actions import Actions
from supervisio.services.cases import Cases
from supervisio.services.concerns import Concerns
from supervisio.services.consultations import Consultations
from supervisio.services.evaluations import Evaluations
from supervisio.services.frames import Frames
from supervisio.services.issues import Issues
from supervisio.services.journals import Journal
from supervisio.services.policies import Policies
from supervisio.services.profiles import Profiles
from supervisio.services.recommendations import Recommendations
from supervisio.services.relationships import Relationships
from supervisio.services.requests import Requests


class AsyncRelationships(AsyncService[Relationships]):
    """The calls of ``supervision.relationships``."""

    get = lifted(Relationships.get)
    find = lifted(Relationships.find)
    list_ = lifted(Relationships.list_)
    can_return = lifted(Relationships.can_return)
    begin = lifted(Relationships.begin)
    end = lifted(Relationships.end)
    contact = lifted(Relationships.contact)
    resume = lifted(Relationships.resume)


class AsyncCases(AsyncService[Cases]):
    """The calls of ``supervision.cases``."""

    get = lifted(Cases.get)
    find = lifted(Cases.find)
    list_ = lifted(Cases.list_)
    view = lifted(Cases.view)
    timeline = lifted(Cases.timeline)
    decision_record = lifted(Cases.decision_record)
    monitor = lifted(Cases.monitor)
    close = lifted(Cases.close)
    reopen = lifted(Cases.reopen)
    grant = lifted(Cases.grant)
    revoke = lifted(Cases.revoke)
    mark_in_error = lifted(Cases.mark_in_error)


class AsyncRequests(AsyncService[Requests]):
    """The calls of ``supervision.requests``."""

    get = lifted(Requests.get)
    list_ = lifted(Requests.list_)
    plan = lifted(Requests.plan)
    reply = lifted(Requests.reply)
    observe = lifted(Requests.observe)
    withdraw = lifted(Requests.withdraw)
    redact = lifted(Requests.redact)
    mark_in_error = lifted(Requests.mark_in_error)


class AsyncIssues(AsyncService[Issues]):
    """The calls of ``supervision.issues``."""

    get = lifted(Issues.get)
    list_ = lifted(Issues.list_)
    support = lifted(Issues.support)
    rate = lifted(Issues.rate)
    practice_response = lifted(Issues.practice_response)
    review = lifted(Issues.review)
    escalate = lifted(Issues.escalate)
    close = lifted(Issues.close)
    mark_in_error = lifted(Issues.mark_in_error)


class AsyncConcerns(AsyncService[Concerns]):
    """The calls of ``supervision.concerns``."""

    get = lifted(Concerns.get)
    list_ = lifted(Concerns.list_)
    bring = lifted(Concerns.bring)
    drop = lifted(Concerns.drop)
    withdraw = lifted(Concerns.withdraw)
    not_a_concern = lifted(Concerns.not_a_concern)
    evaluate = lifted(Concerns.evaluate)
    decide = lifted(Concerns.decide)
    repair = lifted(Concerns.repair)
    escalate = lifted(Concerns.escalate)
    continue_against_rule = lifted(Concerns.continue_against_rule)
    review = lifted(Concerns.review)
    reopen = lifted(Concerns.reopen)
    close = lifted(Concerns.close)
    mark_in_error = lifted(Concerns.mark_in_error)


class AsyncEvaluations(AsyncService[Evaluations]):
    """The calls of ``supervision.evaluations``."""

    get = lifted(Evaluations.get)
    list_ = lifted(Evaluations.list_)
    start = lifted(Evaluations.start)
    answer = lifted(Evaluations.answer)
    submit = lifted(Evaluations.submit)
    supersede = lifted(Evaluations.supersede)
    recompute = lifted(Evaluations.recompute)


class AsyncProfiles(AsyncService[Profiles]):
    """The calls of ``supervision.profiles``."""

    get = lifted(Profiles.get)
    find = lifted(Profiles.find)
    set = lifted(Profiles.set)


class AsyncConsultations(AsyncService[Consultations]):
    """The calls of ``supervision.consultations``."""

    get = lifted(Consultations.get)
    list_ = lifted(Consultations.list_)
    redirect = lifted(Consultations.redirect)
    record_held = lifted(Consultations.record_held)
    cancel = lifted(Consultations.cancel)
    addendum = lifted(Consultations.addendum)
    redact = lifted(Consultations.redact)
    mark_in_error = lifted(Consultations.mark_in_error)
    accept = lifted(Consultations.accept)
    decline = lifted(Consultations.decline)
    schedule = lifted(Consultations.schedule)
    missed = lifted(Consultations.missed)
    complete = lifted(Consultations.complete)
    confirm = lifted(Consultations.confirm)


class AsyncRecommendations(AsyncService[Recommendations]):
    """The calls of ``supervision.recommendations``."""

    get = lifted(Recommendations.get)
    list_ = lifted(Recommendations.list_)
    follow = lifted(Recommendations.follow)
    decline = lifted(Recommendations.decline)
    contest = lifted(Recommendations.contest)


class AsyncActions(AsyncService[Actions]):
    """The calls of ``supervision.actions``."""

    get = lifted(Actions.get)
    list_ = lifted(Actions.list_)
    add = lifted(Actions.add)
    complete = lifted(Actions.complete)
    cancel = lifted(Actions.cancel)


class AsyncFrames(AsyncService[Frames]):
    """The calls of ``supervision.frames``."""

    cases = lifted(Frames.cases)
    consultations = lifted(Frames.consultations)
    requests = lifted(Frames.requests)
    concerns = lifted(Frames.concerns)
    actions = lifted(Frames.actions)
    timeline = lifted(Frames.timeline)


class AsyncJournal(AsyncService[Journal]):
    """The calls of ``supervision.journal``."""

    timeline = lifted(Journal.timeline)
    verify = lifted(Journal.verify)
    seal = lifted(Journal.seal)


class AsyncPolicies(AsyncService[Policies]):
    """The calls of ``supervision.policy``."""

    get = lifted(Policies.get)
    set = lifted(Policies.set)
