import { Injectable } from '@nestjs/common';
import { readYamlFile } from '../platform/yaml-file.js';
import { StrategiesService } from './strategies.service.js';
import { parseStrategy } from './strategy-definition.js';

/** Strategies from a YAML file that holds one of them, or a list. */
@Injectable()
export class StrategyFileService {
  constructor(private readonly strategies: StrategiesService) {}

  /** All or none. Throws `import_file_unreadable`, `invalid_strategy`, `strategy_exists`; answers with the ids. */
  async add(path: string): Promise<string[]> {
    const content = await readYamlFile(path, 'invalid_strategy');
    const definitions = (Array.isArray(content) ? content : [content]).map(parseStrategy);
    return this.strategies.createAll(definitions);
  }
}
