import type { Bind } from '#server/door.ts'
import {
  changeClient,
  changeSupport,
  clientList,
  clientRecord,
  clientsLike,
  nameSupport,
} from './client.actions.ts'
import { addSupport, client, findClients, listClients, saveClient, saveSupport } from './client.contract.ts'

export const clientRoutes = (bind: Bind) => {
  bind(listClients, 'client.read', clientList)
  bind(findClients, 'client.find', clientsLike)
  bind(client, 'client.read', clientRecord)
  bind(saveClient, 'client.edit', changeClient)
  bind(addSupport, 'client.edit', nameSupport)
  bind(saveSupport, 'client.edit', changeSupport)
}
