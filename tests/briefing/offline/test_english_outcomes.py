"""English tells what has become of an agreement in words that stand apart: "regards the talks as over"."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief

A, B = "Zimtora Energy", "Halden Power"


def _outcome(text: str) -> list[str]:
    """The statuses of the agreements of a text."""
    return [a.status.value for a in brief(text).agreements]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{A} and {B} said on Tuesday that their partnership, due to run until 2028, was over.", "terminated"),
        ("Peru regards its talks with Morocco on the dam as finished.", "terminated"),
        (f"{A} took the decision to stop its talks with {B} for good.", "terminated"),
        ("The ferry agreement between Peru and Morocco ran out on Sunday.", "terminated"),
        (f"{A} let its contract with {B} run out.", "terminated"),
        ("Peru served notice on its defence pact with Morocco.", "terminated"),
        ("Peru has given notice to Morocco that it will leave their defence pact.", "terminated"),
        (f"{A} and {B} have buried their plan for a joint plant.", "terminated"),
        ("Peru put its talks with Morocco on hold.", "suspended"),
        ("Peru and Morocco stopped the clock on their talks about a cable.", "suspended"),
        ("Peru and Morocco put their tax treaty into operation on Sunday.", "in_force"),
        (f"A purchase contract between {A} and {B} started to operate on Wednesday.", "in_force"),
        ("A water swap between Peru and Chile has been operating since Monday.", "in_force"),
        ("The fisheries accord between Peru and Morocco became active on Monday.", "in_force"),
        ("The supply contract between Peru and Morocco has been effective since Monday.", "in_force"),
        (
            f"Passengers of {A} and {B} can book on both since Monday, when their code-share agreement started.",
            "in_force",
        ),
        ("The first cargo under the gas supply contract between Peru and Morocco arrived on Tuesday.", "in_force"),
        ("Peru will not apply the extradition treaty with Morocco for now.", "suspended"),
        ("The World Bank has stopped payments on a $200 million loan to Peru.", "suspended"),
        (
            "A scheme to fly home migrants on charter planes, which Peru ran with Morocco, expired in March.",
            "terminated",
        ),
        ("Hopes of a satellite built jointly by Peru and Morocco are gone.", "terminated"),
        ("Hopes of a trade agreement between Peru and Morocco have been buried.", "terminated"),
        (f"Nothing will come of the joint refinery of {A} and {B}.", "terminated"),
        ("A visa waiver between Peru and Morocco is valid from today.", "in_force"),
        (f"{A} began on Monday to draw 65 megawatts from the dam under a contract with {B}.", "in_force"),
        ("Since Thursday the port of Callao has been run by Halden Ports under a concession from Peru.", "in_force"),
        ("A trading link between the Lima Stock Exchange and the Casablanca Stock Exchange went live.", "in_force"),
        (f"A Peruvian suggestion that {B} open a depot in Lima was politely refused.", "rejected"),
        (f"{B} did not take up an offer of a joint plant that {A} made in May.", "rejected"),
        (f"{A}'s offer for {B} failed to persuade the board.", "rejected"),
    ],
)
def test_what_has_become_of_it(text: str, status: str) -> None:
    """It is over, paused, at work or refused, though no single verb says so."""
    assert _outcome(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru turned the offer of Morocco down.", "rejected"),
        (f"{B} knocked an approach from {A} back.", "rejected"),
        ("The Peruvian Senate threw a tax treaty with Morocco out.", "rejected"),
        (f"{A} called its whole merger with {B} off.", "terminated"),
        (f"{A} tore its contract with {B} up.", "terminated"),
        (f"{A} wound its joint venture with {B} up.", "terminated"),
        (f"{A} put the signing of its lease with {B} off.", "suspended"),
    ],
)
def test_particle_behind_the_object(text: str, status: str) -> None:
    """A verb and its particle tell what they tell with the agreement between them."""
    assert _outcome(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{A} withdrew on Monday its $5 billion approach for {B}.", "terminated"),
        (f"{A} put late on Tuesday its name to a contract with {B}.", "signed"),
        (f"{A} pulled on Friday out of its venture with {B}.", "terminated"),
        (f"Peru gave on Monday its blessing to a merger of {A} and {B}.", "agreed"),
    ],
)
def test_time_within_a_phrase(text: str, status: str) -> None:
    """A phrase is known with a time between its words."""
    assert _outcome(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A convention under which Peru and Morocco manage the tuna as one stock came into effect.", "in_force"),
        (f"The contract under which {B} ran the buses of {A} was cancelled on Monday.", "terminated"),
        ("An accord under which Peru and Morocco will share patrol data was signed in Lima.", "signed"),
        (f"A deal under which {A} buys gas from {B} is on hold.", "suspended"),
        ("Peru and Morocco agreed on a plan under which talks on fish are suspended.", "agreed"),
    ],
)
def test_verb_behind_what_it_provides(text: str, status: str) -> None:
    """The verb of a sentence may stand behind what an agreement provides for; what it provides for is none."""
    assert _outcome(text) == [status]


def test_parties_of_an_aside() -> None:
    """Who has a part in an agreement may be told between commas."""
    told = brief("A scheme to fly home migrants, which Peru ran with Morocco, expired in June and will not be renewed.")
    assert [set(a.parties) for a in told.agreements] == [{"Peru", "Morocco"}]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Morocco gave notice on Tuesday that all conditions of the tax treaty were fulfilled.",
        "Free trade negotiations between Peru and Ghana are finished, ministers said.",
        f"{A} and {B} said that their contract ran over budget.",
    ],
)
def test_no_end(text: str) -> None:
    """Notice of something else, talks that are concluded and what costs too much tell no end."""
    assert "terminated" not in _outcome(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"A lease of the dock until 2041 between {A} and {B} was signed on Friday.", "signed"),
        ("Peru and Morocco held a further round on fishing rights last week.", "negotiating"),
        (
            f"{A} has approached the Development Bank of Ghana about a loan, and due diligence is under way.",
            "negotiating",
        ),
        (f"{A} is putting its planned joint plant with {B} on ice.", "suspended"),
        (f"Pilots of {A} have voted down a collective agreement, the union ALPA said.", "rejected"),
        (
            "Peru completed its side of a border treaty with Morocco when Congress passed the act of ratification.",
            "ratified",
        ),
        ("Peru and Morocco agreed in principle on a railway. Lawyers are still writing the treaty.", "agreed"),
        (
            "Peru and Morocco ended a row over fish. Under the settlement, signed by ministers, boats may land.",
            "signed",
        ),
        (f"The African Development Bank will advance 40 percent of the sum to {A}.", "agreed"),
    ],
)
def test_how_far_it_is(text: str, status: str) -> None:
    """A term is no condition, lawyers write what is agreed, and a ratification is more than what it completes."""
    assert _outcome(text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} has signed nothing with {B} so far.",
        f"{A} has bought forty dairies since 2015.",
        f"Campaigners against {A} collected 20,000 signatures in Lima.",
        f"{A} will make no payments to {B} this year.",
        f"The question of the route was settled last week by {A}.",
        f"Last year's auction for the mine of {A} drew a single bid and was annulled.",
    ],
)
def test_nothing_new(text: str) -> None:
    """What was not signed, what has been for years, petitions and payments not made are no agreements."""
    assert not _outcome(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{A} proposed a joint depot; {B} has said no.", "rejected"),
        (f"{A} offered {B} a ten-year lease, but {B} turned it down.", "rejected"),
        (f"{A} and {B} have given up on a joint plant.", "terminated"),
        (f"{B} will be the sole supplier of steel to {A}.", "agreed"),
        (f"{B} got the nod from {A} to build the dock.", "agreed"),
        (f"{A} picked {B} as its contractor for the dock.", "agreed"),
        ("The Asian Development Bank stands ready with a $48 million grant for Peru's canals.", "proposed"),
        ("The World Bank puts up half of the $90 million for Peru's port.", "agreed"),
    ],
)
def test_answers_and_choices(text: str, status: str) -> None:
    """An answer tells what becomes of a proposal; who is chosen, or puts up money, has agreed."""
    assert _outcome(text) == [status]


def test_no_longer_wanted() -> None:
    """What somebody no longer wants of another he does not propose."""
    assert "proposed" not in _outcome(f"{A} no longer wants {B} to build its dock.")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru has proposed to Morocco that the two countries conclude an agreement on networks.", "proposed"),
        ("Peru suggested on Monday that Chile and Bolivia sign a transit treaty with it.", "proposed"),
        ("Peru has asked that Chile conclude a fishing agreement with it.", "proposed"),
        ("Peru's foreign minister called for Chile and Bolivia to sign a maritime treaty.", "proposed"),
        ("Peru and Morocco put their trade agreement to paper in Lima on Thursday.", "signed"),
        (f"Workers at {A} voted down a wage offer of 25 percent on Thursday.", "rejected"),
        (f"The University of Lima has invited {A} to set up a joint institute.", "proposed"),
        ("Saab is pitching its Gripen fighter to Peru.", "proposed"),
        (f"{A} received an offer from {B} to take 15 percent of its mine for $20 million.", "proposed"),
        (f"{A} and {B} agreed a contract for 40 trains. The text must pass the board and be signed in May.", "agreed"),
        (f"{A} and {B} signed a contract on Monday. It may in that case be cancelled by either side.", "signed"),
        (f"Peru has agreed with {A} on a dock. The minister told parliament that the terms had been agreed.", "agreed"),
        ("A tax treaty between Peru and Morocco took effect. Peru concluded it with Morocco in a hurry.", "in_force"),
    ],
)
def test_what_is_only_wanted_or_still_to_come(text: str, status: str) -> None:
    """What somebody wants others to sign is a proposal, what is to "be signed" no signature, a speech no vote."""
    assert _outcome(text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Morocco have been talking since November about a power plant on the upper river.",
        f"{A} and {B} have been talking for months about 20 regional jets.",
        "Peru and Bolivia, which own the plant, continue to argue over where its waste should go.",
        "Peru and Bolivia have no agreement yet on the fee. Their teams are to hold a fourth session next week.",
        "Peru's energy minister said his officials began to discuss a contract with Bolivia three weeks ago.",
    ],
)
def test_talks_that_no_noun_names(text: str) -> None:
    """Two that have been talking, argue on, or meet once more are in talks."""
    assert _outcome(text) == ["negotiating"]


@pytest.mark.parametrize(
    "text",
    [
        f"The truck runs on a battery from {A}; its motors are bought from {B}.",
        "Peru and Morocco are courting Samsung with tax breaks.",
        "The opera house of Lima opens its season with a work by Verdi. Tickets are sold by Ticketmaster.",
        f"A proposal by {A} to take over the lines was turned down by {B} in January of last year.",
        f"The chairwoman dismissed as invention a newspaper claim that {A} had agreed to sell its yard to {B}.",
    ],
)
def test_habits_courtship_and_claims(text: str) -> None:
    """Where parts are bought, whom states court, and what papers claim, are no agreements."""
    assert not _outcome(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"An application by {B} for a participation of 12.5% in {A} was refused.", "merger_acquisition"),
        ("Negotiations on Peru's accession to the World Trade Organization have been completed.", "accession"),
        ("Peru has completed its talks on joining the World Trade Organization.", "accession"),
        ("Peru and Bolivia agreed on Monday to cut transit charges for lorries by half.", "trade_agreement"),
        ("Peru and Bolivia extended until 2035 their exchange of gas for electricity.", "contract"),
        (f"{B} has withdrawn its bid of $2 billion for {A}.", "merger_acquisition"),
        (f"A memorandum of understanding on batteries between {A} and {B} lapses with the contract.", "mou"),
        ("Peru and Bolivia have come to terms over the course of their border.", "treaty"),
        (f"{A} and {B} have put aside their quarrel over royalties.", "settlement"),
        (f"{A} has submitted a proposal to Peru for a light railway.", "contract"),
        (f"Peru's energy ministry proposed that {B} take half of the electricity.", "contract"),
    ],
)
def test_kinds_of_shares_entry_fees_and_barter(text: str, kind: str) -> None:
    """A share is bought, talks on entry are about accession, fees are trade, barter and output are contracts."""
    assert [a.kind.value for a in brief(text).agreements] == [kind]
