"""
What no description can say: who calls and from where, and what only the hostile send. And the tally of what was
answered, a line a request.
"""

import json
import os
import random

import schemathesis

# Beside the generator's own random numbers, which must not depend on how many are taken here.
CHANCE = random.Random(os.environ["FUZZ_SEED"])

with open(os.environ["FUZZ_PEOPLE"], encoding="utf-8") as file:
    PEOPLE = json.load(file)

# Line-buffered: fuzz.ts reads it while the run goes on.
TALLY = open(os.environ["FUZZ_TALLY"], "a", buffering=1, encoding="utf-8")

# These end sessions, so the regulars, who own the played tickets, keep away from them.
ENDING = ("/api/auth/logout", "/api/users/account", "/api/users/change-password")
REGULARS_SHARE = 0.4
# Tokens that nobody signed, for every role: what follows a failed sign-in is fuzzed as well.
FORGED_SHARE = 0.03
# Whole bodies that pass, one member of them as the generator made it: what lies behind the checks of single members.
WELL_FORMED_SHARE = 0.2
HOSTILE_SHARE = 0.08
HOSTILE_MEMBER_SHARE = 0.6  # the others have a whole body replaced
STRANGE_HEADER_SHARE = 0.15

DEPTH = 20_000
# Sent as they are, in the place of a body. The bound on bodies is 64 KiB.
HOSTILE_BODIES = [
    b"",
    b"null",
    b"[]",
    b'"\\ud800"',
    b"{",
    b"\xef\xbb\xbf{}",
    b'{"email":"\xff\xfe"}',
    b'{"__proto__":{"role":"ADMIN"},"constructor":{"prototype":{}}}',
    b'{"a":1,"a":2}',
    b"[" * DEPTH,
    b"[" * DEPTH + b"]" * DEPTH,
    b'{"a":' * DEPTH + b"1",
    b'{"ticketCode":"' + b"0" * 70_000 + b'"}',
    b"1e999",
]
# In the place of one member of a body that was otherwise made from the schema.
HOSTILE_MEMBERS = [
    "\ud800",
    "\udfff@example.test",
    "a\u0000b",
    "e\u0301" * 200,
    "\u202e\u200b\ufeff",
    "x" * 50_000,
    "' OR 1=1 --",
    "%00%ff",
    10**400,
    -(10**20),
    2**53 + 1,
    5e-324,
    True,
    None,
    [[[[[[[[]]]]]]]],
    {"toString": "x", "__proto__": None},
]
STRANGE_HEADERS = [
    ("Accept", "text/html"),
    ("Accept", "*/*;q=0"),
    ("Accept-Language", "en"),
    ("Accept-Language", "x" * 2_000),
    ("X-Request-Id", '","level":"fake'),
    ("Idempotency-Key", "cl\u00e9 \u00e9trange"),
    ("Idempotency-Key", "x" * 65),
    ("Idempotency-Key", "une-fois"),
    ("Cookie", "__Host-session=x; %00=%00"),
    ("If-None-Match", "*"),
    ("Range", "bytes=0-0"),
    ("Origin", "null"),
]


def bearer(path):
    """The Authorization header of somebody with the run's role; None for nobody."""
    if CHANCE.random() < FORGED_SHARE:
        return CHANCE.choice(PEOPLE["forged"])
    if path not in ENDING and PEOPLE["regulars"] and CHANCE.random() < REGULARS_SHARE:
        return "Bearer " + CHANCE.choice(PEOPLE["regulars"])
    return "Bearer " + CHANCE.choice(PEOPLE["others"]) if PEOPLE["others"] else None


def well_formed(operation, body):
    """The operation's body that passes, under a name of its own; undone in one member now and then."""
    passing = json.loads(json.dumps(PEOPLE["bodies"][operation]).replace("{n}", str(CHANCE.randrange(10**9))))
    if isinstance(body, dict) and body and CHANCE.random() < 0.5:
        name = CHANCE.choice(list(body))
        passing[name] = body[name]
    return passing


def hostile(body):
    """A body that no generator makes from a schema. In bytes: the generator cannot look at a lone surrogate itself."""
    if isinstance(body, dict) and body and CHANCE.random() < HOSTILE_MEMBER_SHARE:
        changed = {**body, CHANCE.choice(list(body)): CHANCE.choice(HOSTILE_MEMBERS)}
        return json.dumps(changed, default=str).encode("ascii")
    return CHANCE.choice(HOSTILE_BODIES)


@schemathesis.hook
def before_call(context, case, kwargs):
    headers = {name: value for name, value in (case.headers or {}).items() if name.lower() != "authorization"}
    authorization = bearer(case.operation.path)
    if authorization is not None:
        headers["Authorization"] = authorization
    # Another address each time: or one address's limits would soon answer for everything behind them.
    headers["CF-Connecting-IP"] = ".".join(str(CHANCE.randint(1, 254)) for _ in range(4))
    if CHANCE.random() < STRANGE_HEADER_SHARE:
        name, value = CHANCE.choice(STRANGE_HEADERS)
        headers[name] = value
    case.headers = headers
    if case.media_type != "application/json":
        return
    operation = f"{case.operation.method.upper()} {case.operation.path}"
    if operation in PEOPLE["bodies"] and CHANCE.random() < WELL_FORMED_SHARE:
        case.body = well_formed(operation, case.body)
    elif CHANCE.random() < HOSTILE_SHARE:
        case.body = hostile(case.body)


@schemathesis.hook
def after_call(context, case, response):
    TALLY.write(f"{case.operation.method.upper()} {case.operation.path} {response.status_code}\n")
