"""Signs in to a demonstration and writes openapi.json with ids that are there: a random id reaches no further than 404."""

import json
import sys
import urllib.request
from pathlib import Path

url, work = sys.argv[1], Path(sys.argv[2])
NOBODY = "00000000-0000-7000-8000-000000000000"


def ask(path, body=None, cookie=""):
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(url + path, data, {"X-Palpate": "1", "Cookie": cookie})
    return urllib.request.urlopen(request)


answer = ask("/api/session", {"user_name": "robin", "password": "nobody here is real"})
cookie = "; ".join(line.split(";")[0] for line in answer.headers.get_all("Set-Cookie"))
(work / "cookie").write_text(cookie)


def get(path):
    return json.load(ask(path, cookie=cookie))


patients = [line["id"] for line in get("/api/patients")][:4]
pages = [get(f"/api/patients/{patient}") for patient in patients]
episodes, visits, drafts = set(), set(), set()
for entry in (entry for page in pages for entry in page["episodes"]):
    episodes.add(entry["episode"]["id"])
    visits.update(line["id"] for line in entry["visits"])
    if entry["episode"]["state"]["state"] == "open":
        draft = json.load(ask(f"/api/episodes/{entry['episode']['id']}/visits", {"kind": "follow_up"}, cookie))
        drafts.add(draft["visit"]["id"])
known = {
    "/api/patients/": patients,
    "/api/episodes/": sorted(episodes)[:6],
    "/api/visits/": sorted(visits)[-4:] + sorted(drafts)[:4],
    "/api/practitioners/": [line["practitioner"]["id"] for line in get("/api/practitioners")],
}
document = get("/openapi.json")
for path, item in document["paths"].items():
    found = next((found for start, found in known.items() if path.startswith(start + "{")), None)
    for operation in item.values():
        for parameter in operation.get("parameters", []):
            if found and parameter["in"] == "path" and parameter["name"] == "id":
                parameter["schema"] = {"type": "string", "enum": [*found, NOBODY, "nonsense"]}
(work / "openapi.json").write_text(json.dumps(document))
print({start: len(found) for start, found in known.items()})
