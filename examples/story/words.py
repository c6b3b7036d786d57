"""Every text that the story records. The demo prints none of them, and looks for all of them in the database file."""

from __future__ import annotations

WORDS = {
    # Ben and a former client
    "friendship": "We met again through the choir, and by now we have supper together most weeks.",
    "return_request": "He would like to start therapy again, and he would like it to be with me.",
    "return": "We are friends now. I doubt that I could listen to him as I did, and he would hardly risk my company.",
    "return_question": "He trusts nobody else, he says. Is there any way in which I could see him again as a client?",
    "return_rationale": "I could not hear him as a client, and he could not tell me off as a friend.",
    "return_told": "That I am glad of our suppers, that this is why I cannot treat him, and whom he can call.",
    "leave_reason": "I am away until the 16th, and this should not wait for me.",
    # Ana and the dinner
    "dinner_words": "It is only a dinner. My partner is dying to know who I talk to every Thursday.",
    "dinner_explanation": "I said no: in the room I can be wholly on your side only if I am not also your guest.",
    "dinner_hurt": "Went very quiet, and said that it had taken weeks to dare to ask.",
    "dinner_angry": "At the door: then all of this is only a job to you.",
    "dinner_missed": "Did not come and did not call. In two years that has not happened before.",
    "dinner_question": "Should I write, or call, or wait? I do not want to chase, and I do not want to leave it there.",
    "dinner_advice": "Write two lines that keep the hour open. Do not explain the no again in writing.",
    "dinner_back": "Came back, still cross, and then spoke about being turned away as a child.",
    # Ana and the friendship
    "friends_words": "When we are done, could we stay friends and have a coffee now and then?",
    "friends_question": "Part of me would like to say yes. How do I say no without taking back the work?",
    "friends_advice": "Say it early, so that there are sessions left in which to talk about what the no is like.",
    "friends_action": "Plan the remaining sessions so that the goodbye has a place in each of them.",
    "friends_explanation": "I told her that the door to therapy stays open only if nothing else has taken its place.",
    "friends_disappointed": "She had hoped for more, and said so, and did not turn away.",
    "friends_relieved": "She said she was relieved not to have to be interesting over coffee.",
    "friends_outcome": "Declined, understood and talked through; therapy ends as planned.",
    "friends_told": "That we will not be friends afterwards, why not, and that she may come back to therapy.",
    # Cleo and the divorce
    "divorce_note": "The papers came on Sunday. When a couple quarrels in session I hear my own kitchen.",
    "divorce_question": "I notice that I take sides. Do I tell the couple anything, and do I go on seeing them?",
    "divorce_advice": "Say nothing of it to the couple. Take no new couples until the summer.",
    # The Thursday group
    "group_words": "I found you online and sent you a request. You have not answered it.",
    "group_question": "I would leave it unanswered and speak about it on Monday. What have you done with these?",
    "group_advice": "Speak about it before she has to ask again, and tell every new client at the first session.",
}
