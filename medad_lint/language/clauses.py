"""Which words say one thing together: clauses, numbered through a sentence.

A comma parts two clauses only where each side has a predicate of its own: «Марина, 45 лет, вылечилась» is one clause. A
subordinate clause gets a number of its own, and the outer one goes on after it: «Боль, которая мучила годами, ушла».
"""

from collections.abc import Sequence

from medad_lint.language.model import Reading, Token

__all__ = ["number_clauses"]

_SUBORDINATORS = frozenset(
    [
        "который",
        "что",
        "чтобы",
        "когда",
        "если",
        "где",
        "куда",
        "откуда",
        "пока",
        "хотя",
        "поскольку",
        "будто",
        "словно",
        "ибо",
        "чей",
        "какой",
        "как",
        "раз",
        "дабы",
        "зачем",
        "почему",
    ]
)
_STRONG = frozenset(["который", "если", "когда", "чтобы", "хотя", "поскольку"])
_COORDINATORS = frozenset(["и", "а", "но", "да", "или", "либо", "зато", "однако", "же"])
_BORDERS = frozenset(",;:—–()")
_HARD = frozenset(";:")
_PREDICATES = frozenset({"VERB", "PRTS", "PRED", "ADJS"})
# «Невозможно избавиться сразу, боль уйдёт»: read as an adverb first
_ALWAYS_PREDICATES = frozenset(["невозможно", "нельзя", "можно", "нужно", "необходимо", "надо", "нет"])
# read as verbs only where nothing else is likely: «стали», «мой», «дали»
_NEVER_PREDICATES = frozenset(
    [
        "мой",
        "твой",
        "свой",
        "наш",
        "ваш",
        "есть",
        "стекло",
        "пила",
        "три",
        "жаль",
        "раз",
        "уже",
        "же",
        "все",
        "так",
    ]
)


def number_clauses(tokens: Sequence[Token], readings: Sequence[tuple[Reading, ...]]) -> tuple[int, ...]:
    """A clause number for each token of a sentence."""
    numbers: list[int] = []
    stack: list[tuple[int, bool]] = [(0, False)]  # open clauses with whether they have a predicate
    fresh = 1
    for begin, end in _segments(tokens):
        has = any(_predicate(tokens[n], readings[n]) for n in range(begin, end))
        words = [n for n in range(begin, end) if tokens[n].kind != "mark"]
        border = tokens[begin].text if tokens[begin].kind == "mark" else ""
        number, done = stack[-1]
        if words and begin > 0:
            lemmas = {readings[n][0].lemma for n in words[:2] if readings[n]}
            # «даже если вен пока не видно»: no finite verb, a clause all the same
            opening = not lemmas.isdisjoint(_STRONG) or (has and not lemmas.isdisjoint(_SUBORDINATORS))
            if opening and border not in _HARD:
                stack.append((fresh, has))
                fresh += 1
            elif border in _HARD:
                stack = [(fresh, has)]
                fresh += 1
            elif len(stack) > 1 and done and tokens[words[0]].fold not in _COORDINATORS:
                stack.pop()  # the subordinate clause is over, the outer one goes on
                outer, outer_done = stack[-1]
                if has and outer_done:
                    stack[-1] = (fresh, True)
                    fresh += 1
                else:
                    stack[-1] = (outer, outer_done or has)
            elif has and done:
                stack[-1] = (fresh, True)
                fresh += 1
            else:
                stack[-1] = (number, done or has)
        elif words and not {readings[n][0].lemma for n in words[:2] if readings[n]}.isdisjoint(_STRONG):
            stack.append((fresh, True))  # «Если вы храпите, у вас апноэ»: the main clause comes after
            fresh += 1
        else:
            stack[-1] = (number, done or has)
        numbers += [stack[-1][0]] * (end - begin)
    return tuple(numbers)


def _segments(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Stretches between marks that may part clauses; a mark opens the stretch after it."""
    found = []
    begin, last = 0, len(tokens)
    for number in range(1, last):
        token = tokens[number]
        if token.kind == "mark" and token.text in _BORDERS and number > begin:
            found.append((begin, number))
            begin = number
    if begin < last:
        found.append((begin, last))
    return found


def _predicate(token: Token, readings: tuple[Reading, ...]) -> bool:
    if token.kind != "word" or not readings or token.fold in _NEVER_PREDICATES:
        return False
    if token.fold in _ALWAYS_PREDICATES:
        return True
    return not readings[0].grammemes.isdisjoint(_PREDICATES)
