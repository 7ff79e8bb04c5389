import { SetMetadata } from '@nestjs/common';

export const IS_PUBLIC = 'pas:public';

/** Open without a token. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(IS_PUBLIC, true);
