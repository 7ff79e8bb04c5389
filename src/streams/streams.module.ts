import { Module } from '@nestjs/common';
import { AsyncApiController } from './asyncapi.controller.js';
import { LiveSource } from './live-source.js';
import { OutboxSource } from './outbox-source.js';
import { StreamDoor } from './stream-door.js';
import { StreamHub } from './stream-hub.js';
import { STREAM_METRIC_PROVIDERS, StreamMetrics } from './stream-metrics.js';
import { StreamPlaces } from './stream-places.js';
import { StreamPulse } from './stream-pulse.js';
import { StreamsGateway } from './streams.gateway.js';
import { WsTransport } from './ws-transport.js';

/** Needs `app.useWebSocketAdapter(new StreamsAdapter(app))` where the application is made. */
@Module({
  controllers: [AsyncApiController],
  providers: [
    ...STREAM_METRIC_PROVIDERS,
    StreamMetrics,
    StreamHub,
    StreamPulse,
    OutboxSource,
    LiveSource,
    StreamDoor,
    StreamPlaces,
    StreamsGateway,
    WsTransport,
  ],
})
export class StreamsModule {}
