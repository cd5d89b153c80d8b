// The tabs and the pages in them: the home page, and what a screen pop opens.

import { button, el, icon, Region } from "./dom.js";
import { contactPage, createPage, homePage, requestPage } from "./records.js";

const HOME = { id: "home", page: "HOME", title: "Home" };

export function pagesView(host) {
  const strip = new Region("tabs");
  const content = new Region("content");
  const tabs = [HOME];
  let current = HOME.id;
  let taken = 0;

  const draw = () => {
    for (const pop of host.popped().slice(taken)) open({ ...pop, popped: true });
    taken = host.popped().length;
    const shown = tabs.find(({ id }) => id === current) ?? HOME;
    strip.show({ tabs, current }, () => el("ul", {}, tabs.map((tab) => tabButton(tab, tab.id === current))));
    content.show({ shown, facts: shown.page === "CONTACT_CREATE" ? null : facts(shown) }, () => build(shown));
  };

  const select = (id) => {
    current = id;
    draw();
  };
  const close = (id) => {
    const place = tabs.findIndex((tab) => tab.id === id);
    tabs.splice(place, 1);
    if (current === id) current = tabs[Math.max(0, place - 1)].id;
    draw();
  };
  const open = (wish) => {
    const id = idOf(wish);
    const tab = { ...wish, id, title: titleOf(host, wish) };
    const place = tabs.findIndex((each) => each.id === id);
    if (place < 0) tabs.push(tab);
    else tabs[place] = tab;
    current = id;
  };
  const visit = (wish) => {
    open(wish);
    draw();
  };

  // What a page shows besides its own parameters, so that it is drawn again when that changes. The form shows nothing
  // else, and must not lose what is being typed.
  const facts = ({ contactId }) => ({
    people: host.directory.people().length,
    dial: host.startUp.ready && !host.startUp.disabled.has("OUTBOUND_CALL") && Boolean(host.agentState()?.isLoggedIn),
    calls: host.engagements().filter((each) => each.contactId === contactId && each.phase === "started").length,
  });

  const build = (tab) => {
    const desk = { host, visit, replace: (wish) => { close(tab.id); visit(wish); }, canDial: facts(tab).dial };
    switch (tab.page) {
      case "CONTACT": return contactPage(desk, tab);
      case "CONTACT_CREATE": return createPage(desk, tab);
      case "SR_DETAIL": return requestPage(desk, tab);
      default: return homePage(desk);
    }
  };

  const tabButton = ({ id, title, page, popped }, selected) => el("li", { class: "tab" },
    button(title, `tab-${id}`, () => select(id), {
      "aria-current": selected && "page", "data-page": page, "data-popped": popped && "true",
    }),
    id !== HOME.id && button(icon("close"), `tab-close-${id}`, () => close(id), { class: "tab-close", "aria-label": `Close ${title}` }));

  return draw;
}

function idOf({ page, contactId, requestId, eventId }) {
  if (page === "SR_DETAIL") return `request-${requestId}`;
  return page === "CONTACT" ? `contact-${contactId}` : `create-${eventId}`;
}

function titleOf(host, { page, contactId, requestId }) {
  if (page === "SR_DETAIL") return host.directory.request(requestId).number;
  if (page === "CONTACT_CREATE") return "New contact";
  const { first, last } = host.directory.person(contactId);
  return `${first} ${last}`;
}
