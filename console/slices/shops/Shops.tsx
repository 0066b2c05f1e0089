import { api } from '@console/app/client'
import { allOf } from '@console/parts/pages'
import { Empty, Loaded } from '@console/parts/States'
import { useQuery } from '@tanstack/react-query'
import { Select, Tabs } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { ClerkLog } from './ClerkLog'
import { Clerks } from './Clerks'
import { Offers } from './Offers'

/** What one shop sells for points and who works behind its counter, as its owner has it on the phone. */
export function Shops() {
  const { merchantId } = useParams()
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  // Hundreds at the most, and all of them are to be chosen from.
  const shops = useQuery({
    queryKey: ['setup', 'shops', 'all'],
    queryFn: () => allOf((page) => api.setup.shops(page)),
  })
  return (
    <div className="page">
      <Loaded query={shops} rows={10}>
        {(all) => {
          const shop = all.find((each) => each.merchantId === merchantId) ?? all[0]
          if (!shop) {
            return (
              <Empty whole text="还没有商家">
                <Link to="/setup/shops">去新增商家</Link>
              </Empty>
            )
          }
          return (
            <>
              <header className="page-head">
                <h1>套餐和店员</h1>
                <Select
                  id="shop-choose"
                  aria-label="商家"
                  showSearch={{ optionFilterProp: 'label' }}
                  popupMatchSelectWidth={false}
                  value={shop.merchantId}
                  options={all.map(({ merchantId: value, name }) => ({ value, label: name }))}
                  onChange={(next) => navigate(`/shops/${next}`)}
                />
                <Link to={`/setup/shops/${shop.merchantId}`}>改商家资料</Link>
                <Link to={`/settlement/${shop.merchantId}`}>看各月结算</Link>
              </header>
              <section className="panel" key={shop.merchantId}>
                <Tabs
                  activeKey={address.get('part') ?? 'offers'}
                  onChange={(part) => setAddress({ part }, { replace: true })}
                  items={[
                    { key: 'offers', label: '套餐', children: <Offers merchantId={shop.merchantId} /> },
                    { key: 'clerks', label: '店员', children: <Clerks merchantId={shop.merchantId} /> },
                    { key: 'log', label: '店员变动', children: <ClerkLog merchantId={shop.merchantId} /> },
                  ]}
                />
              </section>
            </>
          )
        }}
      </Loaded>
    </div>
  )
}
