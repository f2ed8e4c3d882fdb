import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { AppModule } from './app.module.js';
import { bodyProblem, demandUtf8 } from './platform/http/body-problem.js';
import { checkText } from './platform/http/check-text.js';
import { capsBehind, limitConnections, slowBody } from './platform/http/limit-connections.js';
import { notStored } from './platform/http/not-stored.js';
import { heldBack, Readiness } from './platform/http/readiness.js';
import { requestContext, sameOrigin } from './platform/http/request-context.middleware.js';
import { serveClients } from './platform/http/static-clients.js';
import { Logger } from './platform/observability/logger.js';
import { RequestLog } from './platform/observability/request-log.js';
import type { PlatformOptions } from './platform/platform.module.js';
import { SocketAdapter } from './platform/realtime/socket-adapter.js';

/** Assembles the whole server without listening: the same for the program, the tests and the API description. */
export async function createApplication(options: Omit<PlatformOptions, 'entities'>): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(options), {
    logger: new Logger(options.settings.LOG_LEVEL),
    bodyParser: false,
    abortOnError: false,
  });
  app.set('trust proxy', options.settings.TRUSTED_PROXIES);
  app.disable('x-powered-by');
  // replies of the API are not cached, so ETags are useless; express.static and sendFile set their own
  app.disable('etag');
  const loading = heldBack(app.get(Readiness));
  app.use(
    inOrder(
      securityHeaders(),
      requestContext(app.get(RequestLog)),
      sameOrigin,
      ofApi(notStored),
      ofApi(loading),
      slowBody(),
    ),
  );
  app.use(json({ limit: '1mb', strict: false, verify: demandUtf8 }));
  app.use(bodyProblem);
  app.use(checkText);
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready'] });
  app.useWebSocketAdapter(new SocketAdapter(app, options.settings, options.url));
  serveClients(app);
  limitConnections(app.getHttpServer() as Server, capsBehind(options.settings.TRUSTED_PROXIES));
  return app;
}

/**
 * Combines several handlers: finding the next one by path and method takes Express longer than running most of them.
 */
function inOrder(...handlers: readonly RequestHandler[]): RequestHandler {
  return (request, response, next) => {
    const runFrom = (index: number): void => {
      const handler = handlers[index];
      if (handler === undefined) return next();
      void handler(request, response, (error?: unknown) => (error === undefined ? runFrom(index + 1) : next(error)));
    };
    runFrom(0);
  };
}

function ofApi(handler: RequestHandler): RequestHandler {
  return (request, response, next) => (/^\/api(\/|$)/i.test(request.path) ? handler(request, response, next) : next());
}

/**
 * Nothing from other hosts, no inline scripts and no inline styles: the clients set styles through the CSS object
 * model.
 */
const helmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      // previews of a questionnaire and of PDF files, which the browser shows from its memory
      frameSrc: ["'self'", 'blob:'],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  },
  // set below if the request came over HTTPS: the embedded installation uses plain HTTP on a local network
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'no-referrer' as const },
};

/** What pages may use of a device. Only the page of a survey may ask for the camera, to scan a code. */
const devices = (camera: '()' | '(self)'): string => `camera=${camera}, geolocation=(), microphone=()`;

/**
 * The headers that helmet sets are the same for every reply, so they are computed once instead of running its twelve
 * handlers for each request.
 */
function securityHeaders() {
  const headers: [string, string][] = [];
  const reply = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  };
  const policy = 'Content-Security-Policy';
  helmet(helmetOptions)({} as IncomingMessage, reply as unknown as ServerResponse, () => undefined);
  // the editor shows this page in a frame; answers are sent from pages that no frame can contain
  const ownFrames = (headers.find(([name]) => name === policy)?.[1] ?? '').replace(
    "frame-ancestors 'none'",
    "frame-ancestors 'self'",
  );
  return (request: Request, response: Response, next: NextFunction): void => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const isPreview = request.path === '/s/preview';
    if (isPreview) response.setHeader(policy, ownFrames);
    const isSurvey = request.path.startsWith('/s/') && !isPreview;
    response.setHeader('Permissions-Policy', devices(isSurvey ? '(self)' : '()'));
    if (request.secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
    next();
  };
}
