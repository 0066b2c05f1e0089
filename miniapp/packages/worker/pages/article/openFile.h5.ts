import { openWebAddress } from '@miniapp/lib/navigation/webAddress'
import type { AttachmentType } from '@shared/rules/articles/attachment'

/** A browser has its own way with files. */
export const openFile = async (url: string, _fileType: AttachmentType): Promise<void> => openWebAddress(url)
