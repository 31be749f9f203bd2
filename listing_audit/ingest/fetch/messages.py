"""What fetching says, in Chinese and English, side by side."""

from __future__ import annotations

from typing import Final

# key: (Chinese, English). Names in braces are filled in by `say`.
MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # addresses
    "url_empty": ("网址为空", "an empty address"),
    "url_long": ("网址超过 4096 个字符", "the address is longer than 4,096 characters"),
    "url_characters": (
        "网址中有空格、反斜杠或控制字符",
        "the address holds white space, a backslash or a control character",
    ),
    "url_bad": ("不是有效的网址", "no valid address of a page"),
    "url_scheme": ("只抓取 http:// 和 https:// 网址", "only addresses with http:// or https:// are fetched"),
    "url_user": ("网址中带有用户名或密码，不使用", "the address holds a user name or password; it is not used"),
    "url_host": ("网址中没有主机名", "the address names no host"),
    "url_port": ("不连接 1024 以下的非网页端口", "ports below 1024 other than 80 and 443 are not connected to"),
    # the network
    "unresolved": ("找不到主机 {host}", "the host {host} has no address"),
    "private": (
        "{host} 指向内网地址 {address}，未连接；若确是自己的网络，请加 --allow-private",
        "{host} is {address}, an address of a private network; not connected. If the network is yours, add --allow-private",
    ),
    "loopback": (
        "{host} 指向本机地址 {address}，未连接；若确要抓取本机，请加 --allow-private",
        "{host} is {address}, this machine itself; not connected. If that is meant, add --allow-private",
    ),
    "link_local": (
        "{host} 指向链路本地地址 {address}，从不连接",
        "{host} is {address}, an address of the local link; never connected to",
    ),
    "metadata": (
        "{host} 指向云平台的元数据服务 {address}，从不连接",
        "{host} is {address}, a cloud provider's metadata service; never connected to",
    ),
    "unspecified": (
        "{host} 指向 {address}，不是主机地址",
        "{host} is {address}, no address of a host; never connected to",
    ),
    "multicast": (
        "{host} 指向组播或广播地址 {address}，从不连接",
        "{host} is {address}, an address of a group of hosts; never connected to",
    ),
    "reserved": (
        "{host} 指向保留地址 {address}，从不连接",
        "{host} is {address}, a reserved address; never connected to",
    ),
    "connect": ("连接失败：{detail}", "could not connect: {detail}"),
    "tls": ("安全连接失败：{detail}", "the secure connection failed: {detail}"),
    "timeout": ("超过 {seconds} 秒没有完成", "not finished within {seconds} s"),
    "protocol": ("对方的应答不是有效的 HTTP：{detail}", "the answer is no valid HTTP: {detail}"),
    "too_big": ("超过 {mib} MiB，已停止读取", "larger than {mib} MiB; reading stopped"),
    "coding": ("压缩方式“{detail}”不支持", 'the content coding "{detail}" is not supported'),
    "coding_broken": ("压缩数据损坏", "the compressed content is broken"),
    "incomplete": ("内容不完整，连接提前断开", "the content is incomplete; the connection ended early"),
    # answers
    "status": ("服务器回答 {status}", "the server answered {status}"),
    "gone": ("页面已不存在（{status}）", "the page is no longer there ({status})"),
    "busy": ("服务器要求稍后再来（{status}）", "the server asks to come back later ({status})"),
    "busy_long": (
        "服务器要求 {seconds} 秒后再来；本次不再访问 {host}，之后再运行同一命令即可继续",
        "the server asks to come back in {seconds} s; {host} is left alone in this run, run the same command later to go on",
    ),
    "redirects": ("重定向超过 {limit} 次", "redirected more than {limit} times"),
    "redirect_bad": ("重定向到不可用的地址：{detail}", "redirected to an address that is not used: {detail}"),
    "not_a_page": ("内容是 {detail}，不是网页、表格或数据", "the content is {detail}: no page, table or data"),
    "empty": ("内容为空", "the content is empty"),
    "host_closed": (
        "{host} 连续失败 {count} 次，本次不再访问",
        "{host} failed {count} times in a row and is left alone in this run",
    ),
    # robots
    "robots": ("robots.txt 不允许访问", "robots.txt does not allow it"),
    "robots_unread": (
        "无法读取 {origin}/robots.txt（{detail}），按 RFC 9309 视为全部禁止",
        "{origin}/robots.txt could not be read ({detail}); by RFC 9309 that means hands off",
    ),
    "robots_slow": (
        "robots.txt 要求每次访问间隔 {seconds} 秒，超过 --longest-delay 的 {limit} 秒，未访问",
        "robots.txt asks for {seconds} s between visits, more than the {limit} s of --longest-delay; not visited",
    ),
    # sitemaps
    "sitemap_bad": ("不是有效的站点地图：{detail}", "no valid sitemap: {detail}"),
    "sitemap_deep": (
        "站点地图嵌套超过 {limit} 层，未读取",
        "sitemaps inside sitemaps more than {limit} deep are not read",
    ),
    "sitemap_many": ("站点地图多于 {limit} 个，其余未读取", "more than {limit} sitemaps; the others were not read"),
    "sitemap_dtd": ("站点地图含有 DTD，出于安全不读取", "the sitemap holds a DTD, which is not read for safety"),
    "sitemap_other_sites": (
        "有 {count} 个地址不属于该站点，未抓取，例如 {example}；需要时请直接给出网址",
        "{count} addresses stand on other sites and were not fetched, for example {example}; give them as URLs if they are meant",
    ),
    "sitemap_refused": (
        "有 {count} 个地址不可用，例如 {example}",
        "{count} addresses are of no use, for example {example}",
    ),
    "sitemap_empty": ("站点地图里没有网址", "the sitemap names no page"),
    # runs
    "resumed": ("继续上次中断的抓取：还剩 {count} 个", "going on with the run that was interrupted: {count} left"),
    "limit_pages": (
        "达到 --max-pages {limit}，另有 {count} 个网址未抓取",
        "--max-pages {limit} is reached; {count} more addresses were not fetched",
    ),
    "several_prices": (
        "{id}：同一规格有几个价格，未记入价格记录",
        "{id}: several prices without a SKU to tell them apart; none went into the price record",
    ),
    "prices_many": (
        "一页超过 {limit} 个价格，其余未记入价格记录",
        "more than {limit} prices on one page; the others went into no price record",
    ),
    "no_listings": ("没有读到商品", "no listing was found on it"),
    "charset_wrong": (
        "不是所声明的 {detail} 编码，改按内容判断",
        "not in the declared encoding {detail}; told from the content instead",
    ),
    "archive_busy": ("{path} 正被另一次抓取使用", "{path} is in use by another run"),
    "archive_other": ("{path} 不是本程序的抓取文件夹", "{path} was not written by this program"),
}


def say(language: str, key: str, /, **values: object) -> str:
    """Return the message in Chinese for `zh`, in English for anything else."""
    chinese, english = MESSAGES[key]
    return (chinese if language == "zh" else english).format(**values)
