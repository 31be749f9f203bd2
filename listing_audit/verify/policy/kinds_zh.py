"""Which kinds of data a Chinese policy says are taken: concrete items, and sentences that name them for another reason.

A sentence that hands items on, keeps them or lets the person act on them names them too, and says nothing of what is taken.
"""

from __future__ import annotations

import re
from typing import Final

# A thing that is written down of a person or a machine ends on such a word: 入学年份, 浏览器版本, 营业执照影印件.
_WRITTEN_ZH: Final = "(?!其他|其它|相关|各类|各种|及其|以及|用及|团及|官方|何种)[\u4e00-\u9fff]{2,4}(?:编号|单号|号码|日期|时间|年份|型号|版本|名称|次数|时长|频次|渠道|金额|城市|地区|小区|楼层|网址|截图|证号|标识|标识符|令牌|参数|影印件|复印件|扫描件|验证码|成员|尺寸|重量|体重|品种|食材)"
ITEMS_ZH = re.compile(
    "位置轨迹|行踪轨迹|登录日志|相册[^，。、]{0,8}图片|通话录音|职务|职位|岗位|营业执照|学校名称|入学|学信网|应用列表|网络状态|网络类型|传感器|座机|分机|浏览器|访问时间|停留时长|页面停留|来源(?:网址|页面)|血氧|血压|血糖|步数|运动路线|体脂|月龄|孕周|胎次|民族|籍贯|国籍|婚[育姻]|配偶|家庭|宠物|年级|课程|成绩|分数|学号|工号|签名|笔迹|肩宽|臂长|腿长|头围|脚长|脚型|肤质|肤色|发质|度数|散光|音频|声音|影像|指静脉|所在(?:城市|地区|地)|省份|时区|"
    "开户行|预留手机号|支付宝账|对公账|购买(?:记录|历史)|购物(?:记录|历史|车)|搜索词|关键词|优惠券使用|剪贴板|日历|蓝牙|电量|应用版本|崩溃|oaid|android ?id|uuid|设备号|序列号|唯一标识|"
    "联系人|金额|付款时间|原片|收件人|联络电话|送货地点|统一编号|叫(?:啥|什么)|住(?:哪|在哪)|房号|门牌号|支付数据|付款记录|(?:寄|送)(?:给谁|到哪)|打谁的电话|全名|怎么称呼|(?:打|拨)[^，。、；]{0,4}号码|门牌|往哪[^，。、；]{0,8}(?:送|寄)|邮寄地址|电子邮件|邮政编码|姓名|名字|称呼|昵称|手机号|电话号?码?|联系电话|地址|邮箱|邮件地址|性别|生日|出生日期|年龄|身份证|银行卡|银行账|卡号|账号|密码|头像|照片|相册|通讯录|位置|定位|轨迹|设备(?:型号|信息|标识|号|序列)|操作系统|ip ?地址|mac|imei|idfa|"
    "浏览记录|浏览历史|搜索记录|日志|订单|(?:发票|开票)?抬头|税号|住址|联系方式|单位名称|指标|体检|职务|学历|纳税人识别号|车牌|身高|体重|视力|处方|病史|过敏|血型|心率|睡眠|指纹|人脸|声纹|语音|录音|录像|视频|聊天记录|评论|收货人|学校|班级|年级|职业|工作单位|"
    "交易(?:记录|信息|金额)|支付(?:方式|金额|信息|渠道)|消费记录|尺码|腰围|胸围|鞋码|微信|openid|wifi|wi-fi|运营商|分辨率|语言|身份护照|婚姻|教育|收入|面单|备注|商品(?:的)?(?:名称|页面)|经纬度|瞳距|"
    + _WRITTEN_ZH
)

# Items handed on, kept, forgotten, shown to the person, or asked of merchants.
_HANDED_ON: Final = re.compile(
    "(?:传|发|交|转|推|送|提供|共享|同步|披露|委托|托管|透露)(?:送|输|达|递)?(?:给|往|到|至|与)(?!我们|本店|我司|我方|本公司|店里|我(?=[，。；]))|(?:服务商|快递|物流|支付机构|接收方|第三方(?!登录|账号|平台登录)|对方|平台方|厂家|通信公司|合作方|银行)[^，。；]{0,16}(?:接收|获得|取得|收到|得到|看到|知道|拿到|收取)|"
    "接收方|出境清单|委托处理|(?:保存|保留|存储|存续|留存|存放)(?:期限?|时长|时间|至|到|于|三|两|一|[0-9])|(?:可以?|有权|随时|能够?|自行|想|要求|请求)[^，。；]{0,16}(?:查阅|查询|查看|翻看|更正|修改|改写|增补|删除|注销|复制|导出|带走|转移|迁移)|"
    "单独(?:同意|授权)|敏感(?:个人)?信息(?:包括|是指)|(?:商家|卖家|供应商|加盟)[^，。；]{0,8}(?:入驻|上传|提交|须|应|提供)|是指|《[^》]{2,12}法》"
)
# What a word means, how the text changes, how to order, to have something sent back, or to fill in a box of the order.
_INSTRUCTS: Final = re.compile(
    "(?:[:：]|是)指|cookies?[^，。]{0,4}是|(?:修订|修改|变更)[^。；]{0,60}(?:提示|通知|公告)|备注(?:栏|里|中)?(?:写|提交|注明)|(?:申请|办理)(?:售后|退货|退款|换货)|(?:运单|快递单|物流单)号|(?:避免|否则)[^，。；]{0,6}(?:无法入账|收不到|发错|延误)"
)
_ALL_THE_SAME: Final = re.compile(
    "(?:信息|数据|资料|类别|种类|字段)[^。；，、]{0,4}[:：](?!.{0,60}接收)|收集|采集|登记|填写|读取|录入|索取|需要(?:您|你)"
)


def tells_what_is_taken(text: str) -> bool:
    """Return whether a sentence speaks of taking data, and does not name them only because they go elsewhere."""
    if _INSTRUCTS.search(text):
        return False
    if _HANDED_ON.search(text):
        return _ALL_THE_SAME.search(text) is not None
    return True
