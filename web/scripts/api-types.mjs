// Writes src/lib/api/schema.d.ts from the server's contract; with --check it only tells whether that file is current.
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const contract = new URL('../../src/serving/openapi.json', import.meta.url)
const target = new URL('../src/lib/api/schema.d.ts', import.meta.url)

const nodes = await openapiTS(contract, { defaultNonNullable: false, alphabetize: true })
const made = `// Made from src/serving/openapi.json by \`npm run api\`. Do not edit.\n\n${astToString(nodes)}`

if (!process.argv.includes('--check')) {
  await writeFile(target, made)
} else if ((await readFile(target, 'utf8').catch(() => '')) !== made) {
  console.error(
    'src/lib/api/schema.d.ts does not match src/serving/openapi.json: run `npm run api`',
  )
  process.exit(1)
}
