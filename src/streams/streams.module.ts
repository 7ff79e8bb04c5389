import { Module } from '@nestjs/common';
import { StreamDoor } from './stream-door.js';
import { StreamHub } from './stream-hub.js';
import { STREAM_METRIC_PROVIDERS, StreamMetrics } from './stream-metrics.js';
import { StreamsGateway } from './streams.gateway.js';
import { WsTransport } from './ws-transport.js';

/** Needs `app.useWebSocketAdapter(new StreamsAdapter(app))` where the application is made. */
@Module({
  providers: [...STREAM_METRIC_PROVIDERS, StreamMetrics, StreamDoor, StreamHub, StreamsGateway, WsTransport],
})
export class StreamsModule {}
