// window.pretendFusion: what browser tests read and press. Every getter answers plain data.

export function surface(host, desk) {
  window.pretendFusion = Object.freeze({
    messages: () => host.journal.messages(),
    dropped: () => host.journal.dropped(),
    violations: () => host.journal.violations(),
    commEvents: (from) => host.commEvents(from),
    counts: () => host.journal.counts(),
    agentState: () => host.agentState(),
    engagements: () => host.engagements(),
    popped: () => host.popped(),
    answers: () => host.commands.answers(),
    openCommands: () => host.commands.open(),
    dialRequests: () => host.dialling.requests(),
    notices: () => host.notices(),
    toolbarSize: () => host.toolbarSize(),
    ready: () => host.startUp.ready,
    listeners: () => [...host.startUp.listeners],
    disabledFeatures: () => [...host.startUp.disabled],
    transport: () => desk.over(),
    settings: host.settings,
    sendInteractionCommand: (name, eventId) => host.command(name, eventId),
    sendAgentCommand: (name, eventId) => host.agentCommand(name, eventId),
    dial: (number) => host.dial({ number }),
    sendRaw: (text) => host.raw(text),
    flood: (count) => host.flood(count),
  });
}
