import type { BrowserContext, Request } from 'playwright-core';

/** A question to the API, and how long the page waited for its answer. */
export interface Asked {
  operation: string;
  ms: number;
}

/** Whether it only asks if somebody is there: nothing on the page waits for that. */
const isKnock = (request: Request) => new URL(request.url()).pathname === '/livez';

/** What a request asks of the API; undefined when it is for something else. */
function operationOf(request: Request): string | undefined {
  if (new URL(request.url()).pathname !== '/graphql') return undefined;
  const { operationName } = (request.postDataJSON() ?? {}) as { operationName?: string };
  return operationName ?? 'unnamed';
}

/** Sees what goes on between a browser and the world: what is wrong in any test, what was asked, and whether an answer is still waited for. */
export class Watch {
  readonly asked: Asked[] = [];
  readonly #troubles: string[] = [];
  readonly #forgiven: RegExp[] = [];
  readonly #waiting = new Set<Request>();
  #lastAnswer = 0;

  constructor(context: BrowserContext, origin: string) {
    const ofServer = new Set([origin, origin.replace(/^http/, 'ws')]);
    const expectOfServer = (address: string) => {
      const url = new URL(address);
      if (!['data:', 'blob:', 'about:'].includes(url.protocol) && !ofServer.has(url.origin))
        this.#troubles.push(`a request left the machine: ${address}`);
    };
    context.on('request', (request) => {
      expectOfServer(request.url());
      if (!isKnock(request)) this.#waiting.add(request);
    });
    context.on('requestfinished', (request) => this.#answered(request));
    context.on('requestfailed', (request) => this.#answered(request));
    context.on('response', (response) => {
      const request = response.request();
      if (request.isNavigationRequest()) this.#leave(request);
      if (response.status() >= 500) this.#troubles.push(`${response.status()} of ${response.url()}`);
    });
    context.on('console', (message) => {
      if (message.type() === 'error') this.#troubles.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (thrown) => this.#troubles.push(`page error: ${thrown.error().stack}`));
    context.on('page', (page) => page.on('websocket', (socket) => expectOfServer(socket.url())));
  }

  /** A document that is replaced takes with it what it waited for; the browser does not always say so. */
  #leave(arrived: Request): void {
    for (const left of this.#waiting)
      if (left !== arrived && left.frame() === arrived.frame()) this.#waiting.delete(left);
  }

  #answered(request: Request): void {
    this.#waiting.delete(request);
    this.#lastAnswer = performance.now();
    const operation = operationOf(request);
    if (operation) this.asked.push({ operation, ms: request.timing().responseEnd });
  }

  /** Whether nothing was waited for during the last so many milliseconds, which are counted from then at the earliest. */
  isQuiet(ms: number, from: number): boolean {
    return this.#waiting.size === 0 && performance.now() - Math.max(from, this.#lastAnswer) >= ms;
  }

  /** Operations of the API, and addresses of what else was asked for. */
  waitingFor(): string[] {
    return [...this.#waiting].map((request) => operationOf(request) ?? request.url());
  }

  /** What a test provokes on purpose is no trouble. */
  forgive(pattern: RegExp): void {
    this.#forgiven.push(pattern);
  }

  /** What has gone wrong since it was asked last. */
  takeTroubles(): string[] {
    return this.#troubles.splice(0).filter((one) => !this.#forgiven.some((pattern) => pattern.test(one)));
  }
}
