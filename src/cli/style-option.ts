import type { Command } from 'commander';
import { STYLES } from '../execution/styles/registry.js';
import { readYamlFile } from '../platform/yaml-file.js';

export function addStyleOption(command: Command): Command {
  const names = STYLES.names.join(', ');
  return command.option('--style <name or file>', `execute it as ${names}, or as a YAML file of kind and params says`);
}

/** A style as a request has it, unchecked; a name means its default parameters. */
export async function styleOption(value: unknown): Promise<unknown> {
  if (typeof value !== 'string') return undefined;
  return /\.ya?ml$/.test(value) ? readYamlFile(value, 'invalid_input') : { kind: value };
}
