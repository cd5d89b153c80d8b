// The provider and its contexts (contract/fusion.md §1.3 to §1.5).

import { Line } from "./line.js";
import { EVENTS, OPERATIONS, publishRequest, SubscriptionRequest } from "./requests.js";

const CHANNEL = "PHONE";

class PhoneContext {
  #line;
  #build;

  constructor(line, build) {
    this.#line = line;
    this.#build = build;
  }

  publish(request) {
    return this.#line.publish(request, "phone");
  }

  /** Documented as a promise, and used by Oracle's samples as if it were none. */
  getToolbarContext() {
    return { publish: (request) => this.#line.publish(request, "toolbar") };
  }

  subscribe(request, callback) {
    return this.#line.subscribe(request, callback);
  }

  subscribeOnce(request, callback) {
    const subscription = this.subscribe(request, (response) => {
      subscription.dispose();
      return callback(response);
    });
    return subscription;
  }

  dispose() {
    this.#line.close();
  }

  getSupportedEvents() {
    return [...EVENTS];
  }

  getSupportedActions() {
    return Object.keys(OPERATIONS).filter((operation) => !OPERATIONS[operation].on);
  }

  getChannel() {
    return CHANNEL;
  }

  getChannelType() {
    return "ORA_SVC_PHONE";
  }

  getFrameOrigin() {
    return this.#build.frameOrigin;
  }

  getToolbarName() {
    return this.#build.toolbarName;
  }

  getVersion() {
    return this.#build.version;
  }

  getEventSource() {
    return "toolbar";
  }
}

/** What `initialize` resolves with. `start`: { applicationName, build, fusion }. */
export function provider({ applicationName, build, fusion }) {
  const line = new Line(build, fusion);
  const phone = new PhoneContext(line, build);
  const channels = {
    getActiveChannels: async () => [CHANNEL],
    getCommunicationChannelContext: async (channel) => {
      if (channel !== CHANNEL) throw new Error(`there is no channel ${channel}`);
      return phone;
    },
  };
  return {
    requestHelper: {
      createPublishRequest: (operation) => publishRequest(operation, build, line),
      createSubscriptionRequest: (event) => new SubscriptionRequest(event),
    },
    getApplicationName: () => applicationName,
    getVersion: () => "v1",
    getMultiChannelAdaptorContext: async () => channels,
    getGlobalContext: async () => ({ publish: (request) => line.publish(request, "global"), dispose: () => {} }),
    dispose: () => line.close(),
  };
}
