// The four pages of the mock desktop.

import { button, el, field } from "./dom.js";

const PAGE_RULES = {
  0: "none: the toolbar asked for it by name.",
  1: "A service request was named and the contact is known.",
  2: "A service request was named; the contact is not known.",
  3: "Neither a contact nor a service request is known.",
  4: "The contact is known; no service request was named.",
};

export function homePage({ host, visit }) {
  return el("div", { class: "page", test: "page-HOME" },
    el("h1", {}, "Good day, Sam"),
    el("p", { class: "lead" }, "This desktop is made up. It stands in for Oracle Fusion Service, so that the toolbar can be tried without an account."),
    el("h2", {}, "Contacts"),
    table(["Name", "Organisation", "Phone"], host.directory.people().map((person) => [
      button(`${person.first} ${person.last}`, `open-contact-${person.id}`,
        () => visit({ page: "CONTACT", contactId: person.id }), { class: "link" }),
      person.organisation, person.phone,
    ])),
    el("h2", {}, "Service requests"),
    table(["Number", "Title", "Status"], host.directory.requests().map((request) => [
      button(request.number, `open-request-${request.id}`,
        () => visit({ page: "SR_DETAIL", requestId: request.id, contactId: request.contactId }), { class: "link" }),
      request.title, request.status,
    ])));
}

export function contactPage({ host, visit, canDial }, { contactId, ...pop }) {
  const person = host.directory.person(contactId);
  const requests = host.directory.requestsOf(contactId);
  return el("div", { class: "page", test: "page-CONTACT" },
    popNote(pop),
    el("h1", { test: "page-title" }, `${person.first} ${person.last}`),
    facts([
      ["Contact number", person.number],
      ["Title", person.title],
      ["Organisation", person.organisation],
      ["E-mail", person.email],
      ["Phone", dialLink(host, canDial, person.phone, { person })],
    ]),
    requests.length > 0 && el("h2", {}, "Service requests"),
    requests.length > 0 && table(["Number", "Title", "Phone"], requests.map((request) => [
      button(request.number, `open-request-${request.id}`,
        () => visit({ page: "SR_DETAIL", requestId: request.id, contactId }), { class: "link" }),
      request.title,
      dialLink(host, canDial, person.phone, { person, request }),
    ])),
    handedOver(pop));
}

export function requestPage({ host, visit, canDial }, { requestId, contactId, ...pop }) {
  const request = host.directory.request(requestId);
  const person = host.directory.person(contactId ?? request.contactId);
  return el("div", { class: "page", test: "page-SR_DETAIL" },
    popNote(pop),
    el("h1", { test: "page-title" }, `${request.number}: ${request.title}`),
    facts([
      ["Status", request.status],
      ["Severity", request.severity],
      ["Contact", person
        ? button(`${person.first} ${person.last}`, `open-contact-${person.id}`,
          () => visit({ page: "CONTACT", contactId: person.id }), { class: "link" })
        : "Not known"],
      ["Phone", person ? dialLink(host, canDial, person.phone, { person, request }) : pop.number ?? ""],
    ]),
    handedOver(pop));
}

export function createPage({ host, replace }, { eventId, number, ...pop }) {
  const input = (test, value) => el("input", { test, value, autocomplete: "off" });
  const tokens = pop.tokens ?? {};
  const first = input("create-first", tokens.SVCMCA_CONTACT_FIRST_NAME ?? "");
  const last = input("create-last", tokens.SVCMCA_CONTACT_LAST_NAME ?? "");
  const phone = input("create-phone", number);
  const save = () => {
    const person = host.directory.add({ first: first.value.trim() || "New", last: last.value.trim() || "contact", phone: phone.value });
    replace({ page: "CONTACT", contactId: person.id });
    host.identify(eventId, person);
  };
  return el("div", { class: "page", test: "page-CONTACT_CREATE" },
    popNote(pop),
    el("h1", { test: "page-title" }, "New contact"),
    el("p", { class: "lead" }, "Nobody was found for this call. What is known has been filled in."),
    el("div", { class: "form" }, field("First name", first), field("Last name", last), field("Phone", phone),
      button("Save contact", "create-save", save, { class: "go" })),
    handedOver({ ...pop, number }));
}

function dialLink(host, canDial, number, wish) {
  return button(number, "dial-link", () => host.dial({ number, ...wish }), {
    class: "link", disabled: !canDial, "aria-label": `Call ${number}`,
    title: canDial ? `Call ${number}` : "Calling needs a toolbar whose agent is logged in",
  });
}

function popNote({ rule, popped }) {
  return popped ? el("p", { class: "pop-note", test: "pop-note" }, `Opened by the call, page rule ${rule}: ${PAGE_RULES[rule]}`) : null;
}

function handedOver({ tokens }) {
  if (!tokens || Object.keys(tokens).length === 0) return null;
  return el("details", { class: "handed", test: "handed-over" }, el("summary", {}, "What the call brought"),
    table(["Token", "Value"], Object.entries(tokens).map(([key, value]) => [el("code", {}, key), String(value)])));
}

function table(heads, rows) {
  return el("table", {},
    el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, rows.map((cells) => el("tr", {}, cells.map((cell) => el("td", {}, cell))))));
}

function facts(pairs) {
  return el("dl", { class: "facts" }, pairs.map(([term, value]) => el("div", {}, el("dt", {}, term), el("dd", {}, value))));
}
